package org.echelon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything about the regions of a network. */
@Command(
    name = "regions",
    mixinStandardHelpOptions = true,
    description = "Regions of a network: which zones and nodes belong together.",
    subcommands = RegionsPlan.class)
final class RegionsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

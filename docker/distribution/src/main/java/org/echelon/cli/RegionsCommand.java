package org.echelon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Regions of the network: which keep to themselves, and switching that. */
@Command(
    name = "regions",
    mixinStandardHelpOptions = true,
    description =
        "Shows and designs the regions of the network, and lets them keep to themselves and no"
            + " longer.",
    subcommands = {
      RegionsShow.class,
      RegionsSwitch.class,
      RegionsRevert.class,
      RegionsPlan.class,
      RegionsSelection.class
    })
final class RegionsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

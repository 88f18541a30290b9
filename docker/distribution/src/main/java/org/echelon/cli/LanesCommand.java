package org.echelon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The lanes that customer parcels take. */
@Command(
    name = "lanes",
    mixinStandardHelpOptions = true,
    description = "The middle mile: lanes that carry customer parcels to delivery stations.",
    subcommands = {LanesPlan.class})
final class LanesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
  }
}

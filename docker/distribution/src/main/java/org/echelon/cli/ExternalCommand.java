package org.echelon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Working beside another planner. */
@Command(
    name = "external",
    mixinStandardHelpOptions = true,
    description =
        "Working beside another planner: its decisions beside ours, and who decides what.",
    subcommands = {ExternalReport.class, ExternalModes.class, ExternalTrial.class})
final class ExternalCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
  }
}

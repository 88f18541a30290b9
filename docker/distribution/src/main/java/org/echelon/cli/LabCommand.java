package org.echelon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Experiments beside or within a running deployment. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description = {
      "Tries another policy, or other settings, beside the one in force: on the live topics, from"
          + " the live stock, with no effect on anything live.",
      "Both are asked whenever a gate asks, and their answers are compared."
    },
    subcommands = {LabStart.class, LabShow.class, LabReport.class, LabStop.class})
final class LabCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
  }
}

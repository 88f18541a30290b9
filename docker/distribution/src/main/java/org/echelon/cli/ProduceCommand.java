package org.echelon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The outside world: what upstream systems and partners would send. */
@Command(
    name = "produce",
    mixinStandardHelpOptions = true,
    description = "Sends what upstream systems and partners would send.",
    subcommands = ReplayCommand.class)
final class ProduceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

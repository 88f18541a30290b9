package org.echelon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells a deployment what happens in the world. */
@Command(
    name = "produce",
    mixinStandardHelpOptions = true,
    description = "Sends what upstream systems and partners would send.",
    subcommands = {
      ProduceCsvCommand.class,
      ProduceEventCommand.class,
      ProduceForecast.class,
      ReplayCommand.class,
      ProduceWorldCommand.class
    })
final class ProduceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

package org.echelon.cli;

import org.echelon.schema.AvroTrust;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the echelon command. */
@Command(
    name = "echelon",
    mixinStandardHelpOptions = true,
    version = "echelon 0.1.0-SNAPSHOT",
    description = "Event-driven replenishment: positions, shadow prices, transfer decisions.",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 refused, 5 cannot reach broker or",
      "            registry, 6 checked and not healthy, 7 waited too long, 130 interrupted.",
      "Environment: what tells a deployment may stand there, as ECHELON_BOOTSTRAP for --bootstrap,",
      "            ECHELON_REGISTRY, ECHELON_PREFIX, ECHELON_PARTITIONS, ECHELON_GATES and so on."
    },
    subcommands = {
      DemoCommand.class,
      SimulateCommand.class,
      LabCommand.class,
      StreamsCommand.class,
      ConsoleCommand.class,
      TopicsCommand.class,
      TopicCommand.class,
      ContractsCommand.class,
      NetworkCommand.class,
      RegionsCommand.class,
      ControlCommand.class,
      LanesCommand.class,
      StatusCommand.class,
      StockCommand.class,
      CommandsCommand.class,
      PriceCommand.class,
      ExplainCommand.class,
      WhatIfCommand.class,
      MeasuresCommand.class,
      DlqCommand.class,
      ProduceCommand.class,
      ExternalCommand.class,
      BenchCommand.class,
      CheckCommand.class,
      CompletionCommand.class
    })
public final class Echelon implements Runnable {

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    AvroTrust.ensure();
    System.exit(commandLine().execute(arguments));
  }

  /** The command with all its subcommands, for who runs it within a program. */
  public static CommandLine commandLine() {
    return new CommandLine(new Echelon())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(java.time.Duration.class, Durations::parse)
        .setDefaultValueProvider(new EnvironmentDefaults(System::getenv))
        .setExecutionExceptionHandler(Failures::tell);
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}

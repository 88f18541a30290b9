package org.echelon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Tells a deployment what happens in the world. */
@Command(
    name = "produce",
    mixinStandardHelpOptions = true,
    description = "Sends facts and reference data: from files, or by hand.",
    subcommands = {ProduceCsvCommand.class, ProduceEventCommand.class})
final class ProduceCommand implements Runnable {

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}

package org.echelon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The contracts as documents. */
@Command(
    name = "contracts",
    mixinStandardHelpOptions = true,
    description = "The contracts as documents for programs and people.",
    subcommands = {
      ContractsAsyncapi.class,
      ContractsPages.class,
      ContractsTopologies.class,
      ContractsConfiguration.class,
      ContractsDiff.class
    })
final class ContractsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
  }
}

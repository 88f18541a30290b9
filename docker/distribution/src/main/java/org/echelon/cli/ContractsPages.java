package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.echelon.contract.ContractPages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the reference pages of records and codes; asks no server. */
@Command(
    name = "pages",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes a page for each record that has a topic, and the table of all codes.",
    footer = {"", "Example: ./echelon contracts pages --out topology-docs"})
final class ContractsPages implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the pages; those of records go into its folder events.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getErr().printf("%d pages written%n", ContractPages.write(out));
    return 0;
  }
}

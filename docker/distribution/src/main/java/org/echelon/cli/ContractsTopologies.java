package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.echelon.contract.TopologyPages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes pages and drawings of the topologies; asks no server. */
@Command(
    name = "topologies",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes a page and a drawing of each topology with its topics and stores.",
    footer = {"", "Example: ./echelon contracts topologies --out topology-docs/topologies"})
final class ContractsTopologies implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the pages and drawings.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getErr().printf("%d files written%n", TopologyPages.write(out));
    return 0;
  }
}

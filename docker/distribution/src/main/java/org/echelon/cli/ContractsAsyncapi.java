package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.echelon.contract.AsyncApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the AsyncAPI document of a deployment; asks no server. */
@Command(
    name = "asyncapi",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes topics, keys, settings, schemas and examples as one AsyncAPI 3.0 document, told from",
      "the side of the systems around Echelon. Asks no server."
    },
    footer = {
      "",
      "Example: ./echelon contracts asyncapi --partitions 24 --out asyncapi.json",
      "'contracts diff' compares a document with what is there."
    })
final class ContractsAsyncapi implements Callable<Integer> {
  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      defaultValue = "1",
      description = "Copies of each topic (default: ${DEFAULT-VALUE}).")
  private int replicas;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    String text = AsyncApi.text(options.deployment(), replicas);
    if (out == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(out, text);
    }
    return 0;
  }
}

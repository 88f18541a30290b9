package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page of all settings; asks no server. */
@Command(
    name = "configuration",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes a page of all options of all commands and the settings of the streams.",
    footer = {
      "",
      "Example: ./echelon contracts configuration --out topology-docs/configuration.md"
    })
final class ContractsConfiguration implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    String text = ConfigurationPage.markdown(spec.root());
    if (out == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(out, text);
    }
    return 0;
  }
}

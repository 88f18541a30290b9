package org.echelon.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where the outcome of a simulation is written. */
final class OutputOptions {
  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write the comparison as one page, report.html, into a folder.")
  private Path report;

  @Option(names = "--json", paramLabel = "FILE", description = "Write settings, results and goals.")
  private Path json;

  /** Whether a page is asked for. */
  boolean page() {
    return report != null;
  }

  /** Where figures go, if they are asked for. */
  Optional<Path> json() {
    return Optional.ofNullable(json);
  }

  /**
   * Where the page of a scenario goes, if it is asked for.
   *
   * @param several whether each scenario has a folder of its own
   */
  Optional<Path> folder(String scenario, boolean several) {
    return Optional.ofNullable(report).map(r -> several ? r.resolve(scenario) : r);
  }
}

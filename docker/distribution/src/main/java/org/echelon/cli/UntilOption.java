package org.echelon.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a halt lifts by itself. */
final class UntilOption {
  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = UntilTime.Converter.class,
      description = {
        "When it lifts by itself: 18:00 of the present day in UTC, 2h from now, or"
            + " 2026-11-21T18:00Z (default: when somebody lifts it).",
        "By the clock of the deployment, which runs faster in a demo."
      })
  private @Nullable UntilTime until;

  @Nullable UntilTime until() {
    return until;
  }
}

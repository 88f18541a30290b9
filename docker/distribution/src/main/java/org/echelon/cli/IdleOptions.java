package org.echelon.cli;

import picocli.CommandLine.ParseResult;

/** Options of {@code simulate} that another one leaves without effect. */
final class IdleOptions {
  private IdleOptions() {}

  /** Refuses an option that would do nothing beside another. */
  static void check(ParseResult given) {
    refuse(
        given,
        "--tune",
        "--lab",
        "--policy",
        "--price-every",
        "--targets",
        "--seed",
        "--seeds",
        "--bound",
        "--report",
        "--json");
    refuse(given, "--lab", "--policy", "--targets", "--bound", "--report");
  }

  private static void refuse(ParseResult given, String with, String... idle) {
    for (String option : idle) {
      if (given.hasMatchedOption(with) && given.hasMatchedOption(option)) {
        throw new IllegalArgumentException(
            option + " does nothing beside " + with + "; leave one of them out");
      }
    }
  }
}

package org.echelon.cli;

import java.util.Locale;
import org.echelon.producers.run.SiteLimits;
import picocli.CommandLine.Option;

/** The options that say whether simulated sites keep to their flows and rooms. */
final class LimitOptions {
  @Option(
      names = "--limits",
      defaultValue = "enforced",
      description = {
        "enforced: sites receive and send no more units a day than their flows, and take in no"
            + " more than their rooms hold; the rest waits at the door.",
        "ignored: they take in and send out everything at once (default: ${DEFAULT-VALUE})."
      })
  private Limits limits = Limits.ENFORCED;

  @Option(
      names = "--overflow-cost",
      paramLabel = "MULTIPLE",
      description =
          "Cost of a dm³ and day in the yard, as a multiple of the storage cost of the node"
              + " (default: 10).")
  private Double multiple;

  /** What becomes of limits. */
  enum Limits {
    ENFORCED,
    IGNORED
  }

  /** Refuses what cannot be or would do nothing. */
  void check() {
    if (limits == Limits.IGNORED && multiple != null) {
      throw new IllegalArgumentException(
          "with --limits ignored nothing waits in a yard; leave out --overflow-cost");
    }
    limits();
  }

  /** The limits of a run. */
  SiteLimits limits() {
    return limits == Limits.ENFORCED ? new SiteLimits(true, multiple()) : SiteLimits.IGNORED;
  }

  private double multiple() {
    return multiple == null ? SiteLimits.USUAL_MULTIPLE : multiple;
  }

  /** What was asked for, in a word. */
  String word() {
    return limits.name().toLowerCase(Locale.ROOT);
  }

  /** The same in a sentence. */
  String sentence() {
    return limits == Limits.ENFORCED
        ? String.format(
            Locale.ROOT,
            "Sites keep to their flows and rooms; a dm³ in the yard costs %s times one inside.",
            Double.toString(multiple()).replaceAll("\\.0$", ""))
        : "Sites take in and send out everything at once, whatever their limits.";
  }
}

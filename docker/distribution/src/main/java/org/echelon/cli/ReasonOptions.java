package org.echelon.cli;

import java.time.Duration;
import org.echelon.config.Deployment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What everything that a person orders has in common: why, how long to wait, and where. */
final class ReasonOptions {
  // Required, but its absence is told like a reason that is too short.
  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "The reason, 5 to 500 characters; kept in the audit.")
  private String why;

  @Option(
      names = "--ticket",
      paramLabel = "T",
      description = "Case in another system, at most 64 characters.")
  private @Nullable String ticket;

  @Option(names = "--yes", description = "Do not ask; nobody is asked without a terminal.")
  private boolean yes;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to wait for the tasks (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  /**
   * The reason.
   *
   * @throws CommandFailure CTL_NO_REASON without one
   */
  String why() {
    return checked(why);
  }

  /**
   * A reason as the audit takes it.
   *
   * @throws CommandFailure CTL_NO_REASON for what is none
   */
  static String checked(String why) {
    if (why.strip().length() < 5 || why.length() > 500) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "a reason of 5 to 500 characters is needed, it stays in the audit: --why \"...\"; this"
              + " one has "
              + why.strip().length()
              + ". Nothing was sent. [CTL_NO_REASON]");
    }
    return why;
  }

  @Nullable String ticket() {
    return ticket;
  }

  boolean yes() {
    return yes;
  }

  Duration timeout() {
    return timeout;
  }

  boolean json() {
    return json;
  }

  Deployment deployment() {
    return options.deployment();
  }
}

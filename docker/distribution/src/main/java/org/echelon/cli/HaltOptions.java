package org.echelon.cli;

import java.time.Duration;
import org.echelon.config.Deployment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What orders about a scope have in common. */
final class HaltOptions {
  @Parameters(
      index = "0",
      paramLabel = "SCOPE",
      description =
          "network, region:R, node:N, vendor:V, sku:S or sku:S@N; transfers and purchases also"
              + " lane:L.")
  private String scope;

  @Mixin private ReasonOptions reason;

  HaltScope scope() {
    return HaltScope.parse(scope);
  }

  /** Why, and where. */
  ReasonOptions reason() {
    return reason;
  }

  /**
   * The reason.
   *
   * @throws CommandFailure CTL_NO_REASON without one
   */
  String why() {
    return reason.why();
  }

  @Nullable String ticket() {
    return reason.ticket();
  }

  boolean yes() {
    return reason.yes();
  }

  Duration timeout() {
    return reason.timeout();
  }

  boolean json() {
    return reason.json();
  }

  Deployment deployment() {
    return reason.deployment();
  }
}

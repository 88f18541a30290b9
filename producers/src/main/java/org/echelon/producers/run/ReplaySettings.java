package org.echelon.producers.run;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * How a file is replayed.
 *
 * @param window virtual time fed at once; late messages are taken for seven days, so three windows
 *     stay below that
 * @param speed virtual time over wall time, 0 for as fast as it goes
 * @param skus which SKUs are replayed
 */
public record ReplaySettings(Duration window, double speed, Predicate<String> skus) {
  private static final Duration LONGEST = Duration.ofDays(2);

  public ReplaySettings {
    if (window.isZero() || window.isNegative() || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a window of a replay is above zero and two days at most, not " + window);
    }
    if (!(speed >= 0)) {
      throw new IllegalArgumentException("the speed of a replay is not below zero, as " + speed);
    }
  }
}

package org.echelon.cli;

import java.time.Duration;
import org.echelon.producers.run.PriceRhythm;

/**
 * When a simulated run makes prices, as people write it.
 *
 * @param period without one, a period that no run sees the end of
 */
record PriceTimes(PriceRhythm rhythm, Duration period) {
  private static final Duration FOR_EVER = Duration.ofDays(3_650);

  /** Reads {@code never}, {@code once}, {@code change} or a duration. */
  static PriceTimes of(String text) {
    return switch (text) {
      case "never" -> new PriceTimes(PriceRhythm.NEVER, FOR_EVER);
      case "once" -> new PriceTimes(PriceRhythm.ONCE, FOR_EVER);
      case "change" -> new PriceTimes(PriceRhythm.ON_CHANGE, FOR_EVER);
      default -> new PriceTimes(PriceRhythm.PERIODIC, Durations.parse(text));
    };
  }
}

package org.echelon.producers.orders;

import java.time.Duration;
import java.time.Instant;

/**
 * What one item sold before an instant, less what was taken back.
 *
 * @param units in all
 * @param price mean of a unit, currency; 0 where none is known
 * @param unitsPerWeek mean since its first sale, over four weeks at least
 */
public record KnownSales(long units, double price, double unitsPerWeek) {
  private static final double LEAST_WEEKS = 4;
  private static final double WEEK_HOURS = 7 * 24.0;

  /** Adds up. */
  static final class Sum {
    private final Instant firstAt;
    private long units;
    private double money;
    private long priced;

    Sum(Instant firstAt) {
      this.firstAt = firstAt;
    }

    void add(OrderHistory.Sale sale) {
      units += sale.units();
      if (sale.money() > 0) {
        money += sale.money();
        priced += sale.units();
      }
    }

    KnownSales until(Instant end) {
      double weeks = Duration.between(firstAt, end).toHours() / WEEK_HOURS;
      return new KnownSales(
          units, priced == 0 ? 0 : money / priced, units / Math.max(LEAST_WEEKS, weeks));
    }
  }
}

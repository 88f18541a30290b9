package org.echelon.producers.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How one SKU sold in the first 60 days of a file: units by day and prices. First forecasts and
 * opening stock come from here.
 */
public final class EarlySales {
  /** Length of the period. */
  public static final int DAYS = 60;

  private static final int WHOLE_WEEKS = DAYS / 7;
  private static final double MOST_VARIANCE_TO_MEAN = 60;

  private final double[] unitsByDay = new double[DAYS];
  private double[] prices = new double[4];
  private int priced;

  /** Adds units sold, negative where they were taken back; what lies outside does not count. */
  public void units(Instant startAt, Instant at, long units) {
    int day = day(startAt, at);
    if (day >= 0) {
      unitsByDay[day] += units;
    }
  }

  /** Notes a price; one from after the period counts only while none is known. */
  public void price(Instant startAt, Instant at, double price) {
    if (price > 0 && (day(startAt, at) >= 0 || priced == 0)) {
      prices = priced == prices.length ? Arrays.copyOf(prices, 2 * priced) : prices;
      prices[priced++] = price;
    }
  }

  /** Mean units a day, zero for a SKU that came later. */
  public double ratePerDay() {
    return Math.max(0, Arrays.stream(unitsByDay).sum() / DAYS);
  }

  /** Whether any price is known. */
  public boolean priced() {
    return priced > 0;
  }

  /** The median price, currency. */
  public double medianPrice() {
    return median(prices, priced);
  }

  /** Of weekly totals, at least one and never beyond what a busy SKU shows. */
  public double varianceToMean() {
    double[] weeks = new double[WHOLE_WEEKS];
    for (int d = 0; d < 7 * WHOLE_WEEKS; d++) {
      weeks[d / 7] += unitsByDay[d];
    }
    double mean = Math.max(1e-9, Arrays.stream(weeks).average().orElse(0));
    double squares = Arrays.stream(weeks).map(w -> (w - mean) * (w - mean)).sum();
    return Math.min(MOST_VARIANCE_TO_MEAN, Math.max(1, squares / (WHOLE_WEEKS - 1) / mean));
  }

  /** The middle of the first values. */
  static double median(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted[count / 2];
  }

  private static int day(Instant startAt, Instant at) {
    long day = Duration.between(startAt, at).toDays();
    return at.isBefore(startAt) || day >= DAYS ? -1 : (int) day;
  }
}

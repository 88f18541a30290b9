package org.echelon.demand;

import java.util.Arrays;

/**
 * Demand of the weeks to come as a multiple of that of the present week; after the last week it
 * stays as it is then.
 *
 * <p>O(weeks). Exact for rates that are constant within a week. Source: model, section 11.
 *
 * @param daysGone whole days of the present week that are over, 0 to 6
 * @param factors by week, the present one first, which is 1
 */
public record WeeksAhead(int daysGone, double[] factors) {
  /** No week differs from the present one. */
  public static final WeeksAhead STEADY = new WeeksAhead(0, new double[] {1});

  private static final int WEEK = 7;

  public WeeksAhead {
    if (daysGone < 0 || daysGone >= WEEK || factors.length == 0) {
      throw new IllegalArgumentException(
          daysGone + " days of a week are gone, of " + factors.length + " weeks");
    }
    for (double factor : factors) {
      if (!(factor >= 0) || factor == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("a week's demand is " + factor + " times another's");
      }
    }
  }

  /** Reads units by week from the present week on; steady where that one has none. */
  public static WeeksAhead of(int daysGone, double[] weekUnits) {
    double present = weekUnits[0];
    boolean steady = !(present > 0);
    double[] factors = new double[weekUnits.length];
    boolean same = true;
    for (int w = 0; w < factors.length && !steady; w++) {
      factors[w] = weekUnits[w] / present;
      same &= factors[w] == 1;
    }
    return steady || same ? STEADY : new WeeksAhead(daysGone, factors);
  }

  /** Whether no week differs from the present one. */
  public boolean steady() {
    return factors.length == 1;
  }

  /** The mean over a span of days that begins some days from now. */
  public double mean(double fromDays, double days) {
    if (steady()) {
      return 1;
    }
    if (days <= 0) {
      return at(fromDays);
    }
    double sum = 0;
    double from = daysGone + fromDays;
    double until = from + days;
    int last = factors.length - 1;
    for (int w = 0; w < last; w++) {
      double begins = Math.max(from, w * (double) WEEK);
      double ends = Math.min(until, (w + 1) * (double) WEEK);
      sum += Math.max(0, ends - begins) * factors[w];
    }
    sum += Math.max(0, until - Math.max(from, last * (double) WEEK)) * factors[last];
    return sum / days;
  }

  private double at(double day) {
    return factors[(int) Math.min((daysGone + day) / WEEK, factors.length - 1)];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeeksAhead ahead
        && daysGone == ahead.daysGone
        && Arrays.equals(factors, ahead.factors);
  }

  @Override
  public int hashCode() {
    return 31 * daysGone + Arrays.hashCode(factors);
  }
}

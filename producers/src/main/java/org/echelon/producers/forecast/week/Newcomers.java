package org.echelon.producers.forecast.week;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What new items sell in their first weeks, learned from items that were new before: a sample of
 * demand by week of life, for the time until an item's own weeks say more.
 */
public final class Newcomers {
  /** Weeks of life in which an item counts as new. */
  public static final int WEEKS = 8;

  /** Own weeks that weigh as much as all that like items tell. */
  private static final double OWN_WEEKS = 3;

  private final List<List<Double>> byWeek = new ArrayList<>();

  /** Knows no item yet. */
  public Newcomers() {
    for (int week = 0; week < WEEKS; week++) {
      byWeek.add(new ArrayList<>());
    }
  }

  /** Learns from the first weeks of a like item. */
  public void learn(double[] units) {
    for (int week = 0; week < Math.min(WEEKS, units.length); week++) {
      byWeek.get(week).add(units[week]);
    }
  }

  /** Whether any like item is known. */
  public boolean known() {
    return !byWeek.get(0).isEmpty();
  }

  /**
   * The demand of a week to come of a new item: that of like items at its age, moved to the item's
   * own level the more weeks it has.
   *
   * @param own forecast from its own weeks; not looked at before its first week
   * @param weeks own weeks so far, less than {@link #WEEKS}
   * @throws IllegalStateException when no like item is known
   */
  public Quantiles forecast(LearnedMix own, int weeks, int ahead) {
    if (!known()) {
      throw new IllegalStateException("no like item is known");
    }
    Quantiles like = like(Math.min(WEEKS, weeks + ahead) - 1);
    if (weeks == 0) {
      return like;
    }
    double ofOwn = weeks / (weeks + OWN_WEEKS);
    return Quantiles.average(List.of(own.forecast(ahead), like), new double[] {ofOwn, 1 - ofOwn});
  }

  private Quantiles like(int week) {
    int last = week;
    while (byWeek.get(last).isEmpty()) {
      last--;
    }
    double[] sample = byWeek.get(last).stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double[] even = new double[sample.length];
    Arrays.fill(even, 1);
    return Quantiles.ofSample(sample, even, sample.length);
  }
}

package org.echelon.producers.us8;

import org.echelon.producers.chance.Chance;

/**
 * How demand of the generated world moves in time: a rhythm of the week, weeks in which everything
 * sells more or less, and weeks of a single SKU. Both kinds of weeks are felt in all zones alike,
 * which makes zones correlated.
 */
public final class DemandRhythm {
  /** By day of the week from Monday; invented, a quieter week-end. */
  private static final double[] DAYS = {1.15, 1.10, 1.05, 1.05, 1.05, 0.80, 0.80};

  /** Coefficient of variation of a week's total over all SKUs: 71 of 501 thousand in Iowa. */
  private static final double COMMON_CV = 0.14;

  /** Coefficient of variation of a SKU's own weeks. */
  private static final double SKU_CV = 0.55;

  private final long seed;

  public DemandRhythm(long seed) {
    this.seed = seed;
  }

  /** Variance of the factor of a SKU's week, whose mean is one. */
  static double weekVariance() {
    return (1 + COMMON_CV * COMMON_CV) * (1 + SKU_CV * SKU_CV) - 1;
  }

  /** What the mean demand of a SKU is multiplied with on a day, counted from a Monday. */
  public double factor(String sku, int day) {
    int week = day / 7;
    return DAYS[day % 7]
        * gamma(Chance.of(seed, "week", "" + week), COMMON_CV)
        * gamma(Chance.of(seed, "week", sku, "" + week), SKU_CV);
  }

  private static double gamma(Chance chance, double cv) {
    return chance.gamma(1 / (cv * cv), cv * cv);
  }
}

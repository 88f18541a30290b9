package org.echelon.producers.forecast.week;

/**
 * How demand comes: by the mean interval between weeks with demand (ADI, bound 1.32) and the
 * squared coefficient of variation of their sizes (bound 0.49), after Syntetos, Boylan and Croston
 * 2005.
 */
public enum DemandPattern {
  SMOOTH,
  ERRATIC,
  INTERMITTENT,
  LUMPY;

  private static final double INTERVAL = 1.32;
  private static final double VARIATION = 0.49;

  /** The pattern of the first weeks of a series; one without demand is intermittent. */
  public static DemandPattern of(double[] past, int weeks) {
    int some = 0;
    double sum = 0;
    double squares = 0;
    for (int t = 0; t < weeks; t++) {
      if (past[t] > 0) {
        some++;
        sum += past[t];
        squares += past[t] * past[t];
      }
    }
    if (some == 0) {
      return INTERMITTENT;
    }
    double mean = sum / some;
    double variation = Math.max(0, squares / some - mean * mean) / (mean * mean);
    boolean often = (double) weeks / some < INTERVAL;
    boolean even = variation < VARIATION;
    return often ? even ? SMOOTH : ERRATIC : even ? INTERMITTENT : LUMPY;
  }
}

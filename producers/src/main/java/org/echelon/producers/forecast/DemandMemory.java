package org.echelon.producers.forecast;

import org.echelon.event.Forecast;

/**
 * What is known of the demand of one SKU: a gamma belief over units a day (shape and exposure in
 * days), the ratio of variance to mean, and the weight of each class. Every closed week forgets 7%
 * of what was known before.
 */
final class DemandMemory {
  /** Shape of a first belief: a coefficient of variation of one quarter. */
  private static final double PRIOR_SHAPE = 16;

  private static final double KEPT = 0.93;
  private static final double WEEK_DAYS = 7;
  private static final double MOST_VARIANCE_TO_MEAN = 60;
  private static final double UNKNOWN_VARIANCE_TO_MEAN = 1.5;

  private final double[] classWeights;
  private final long[] weekUnitsByClass;
  private double shape = PRIOR_SHAPE;
  private double exposureDays;
  private double varianceToMean;
  private long weekUnits;
  private long version;

  private DemandMemory(double[] shares, double ratePerDay, double varianceToMean) {
    this.classWeights = shares.clone();
    this.weekUnitsByClass = new long[shares.length];
    for (int c = 0; c < classWeights.length; c++) {
      classWeights[c] *= PRIOR_SHAPE;
    }
    this.exposureDays = PRIOR_SHAPE / Math.max(ratePerDay, 1e-6);
    this.varianceToMean = varianceToMean;
  }

  static DemandMemory ofPrior(Forecast prior, double[] shares) {
    DemandMemory memory =
        new DemandMemory(
            shares, prior.getWeekUnits().get(0) / WEEK_DAYS, prior.getWeekVarianceToMean().get(0));
    memory.version = prior.getVersion();
    return memory;
  }

  static DemandMemory ofUnknown(double ratePerDay, double[] shares) {
    return new DemandMemory(shares, ratePerDay, UNKNOWN_VARIANCE_TO_MEAN);
  }

  /** Adds ordered units; negative when a line is lowered. */
  void add(int demandClass, long units) {
    weekUnits += units;
    if (demandClass >= 0) {
      weekUnitsByClass[demandClass] += units;
    }
  }

  void closeWeek() {
    // A line of an earlier week that is cancelled now must not make demand negative.
    double seen = Math.max(0, weekUnits);
    double expected = WEEK_DAYS * ratePerDay();
    double ratio = (seen - expected) * (seen - expected) / Math.max(expected, 0.1);
    varianceToMean = KEPT * varianceToMean + (1 - KEPT) * Math.min(ratio, MOST_VARIANCE_TO_MEAN);
    // Lumpy weeks tell less of the mean: a unit of variance over mean counts as one of evidence.
    double weight = 1 / varianceToMean();
    shape = KEPT * shape + weight * seen;
    exposureDays = KEPT * exposureDays + weight * WEEK_DAYS;
    for (int c = 0; c < classWeights.length; c++) {
      classWeights[c] = KEPT * classWeights[c] + Math.max(0, weekUnitsByClass[c]);
      weekUnitsByClass[c] = 0;
    }
    weekUnits = 0;
  }

  double ratePerDay() {
    return shape / exposureDays;
  }

  double varianceToMean() {
    return Math.max(1, varianceToMean);
  }

  /** Relative error of the mean, which shrinks as demand is seen. */
  double errorCv() {
    return Math.min(2, 1 / Math.sqrt(shape));
  }

  double[] shares() {
    double total = 0;
    for (double weight : classWeights) {
      total += weight;
    }
    double[] shares = classWeights.clone();
    for (int c = 0; c < shares.length; c++) {
      shares[c] /= total;
    }
    return shares;
  }

  long nextVersion() {
    return ++version;
  }
}

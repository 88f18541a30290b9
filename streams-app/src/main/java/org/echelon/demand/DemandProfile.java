package org.echelon.demand;

/**
 * The forecast of one SKU: units per day of each service class (zone index * Speed.COUNT + speed),
 * the ratio of the variance of demand to its mean (1 is Poisson), and the coefficient of variation
 * of the error in the mean itself.
 *
 * @param version version of the forecast it was read from
 */
public record DemandProfile(
    long version, double[] classRatePerDay, double varianceToMean, double meanErrorCv) {

  public DemandProfile {
    for (double rate : classRatePerDay) {
      if (!(rate >= 0) || rate == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("a demand rate is " + rate + "; it must be 0 or more");
      }
    }
    if (!(varianceToMean > 0) || !(meanErrorCv >= 0)) {
      throw new IllegalArgumentException(
          "variance to mean is "
              + varianceToMean
              + " and the cv of the mean "
              + meanErrorCv
              + "; they must be above 0, and 0 or more");
    }
  }

  /** Units per day over all classes. */
  public double totalRate() {
    double total = 0;
    for (double rate : classRatePerDay) {
      total += rate;
    }
    return total;
  }
}

package org.echelon.valuation;

import org.echelon.demand.DemandProfile;
import org.echelon.demand.OrderCrossing;

/**
 * How the demand of a SKU spreads about its mean, and the total rate that the figures belong to.
 *
 * <p>A part of the demand, of mu units per day, has over the protection time T of a node
 *
 * <pre>
 * M = T mu,  variance = M (1 + (vmr - 1) (mu / rate)^thinning) + mu² V + (cv M)²
 * V = sdL², or min(sdL², R sdL / sqrt(pi)) where a vendor's independent orders overtake each other
 * </pre>
 *
 * @param totalRate units per day
 * @param varianceToMean vmr
 * @param meanErrorCv cv of the error of the mean
 * @param thinning exponent of the share of the demand in the excess of its variance
 * @param ordersCross whether orders on a vendor are independent, so that one may overtake another
 */
record DemandSpread(
    double totalRate,
    double varianceToMean,
    double meanErrorCv,
    double thinning,
    boolean ordersCross) {

  /** Demand as it is planned for. */
  static DemandSpread of(DemandProfile demand) {
    return new DemandSpread(
        demand.totalRate(), demand.varianceToMean(), demand.meanErrorCv(), demand.thinning(), true);
  }

  /** Demand of single units, of which a part is as if each had been drawn; orders in sequence. */
  static DemandSpread ofUnits(double totalRate, double varianceToMean, double meanErrorCv) {
    return new DemandSpread(totalRate, varianceToMean, meanErrorCv, 1, false);
  }

  /** Variance of a part of the demand over the protection time, units². */
  double variance(double ratePerDay, Turn turn) {
    double mean = ratePerDay * turn.protectionDays();
    double excess = (varianceToMean - 1) * thinned(ratePerDay / totalRate);
    double sd = turn.leadSdDays();
    double late =
        ordersCross && turn.purchased()
            ? OrderCrossing.varianceDays2(sd, turn.reviewDays())
            : sd * sd;
    double unsure = meanErrorCv * mean;
    return mean * (1 + excess) + ratePerDay * ratePerDay * late + unsure * unsure;
  }

  /** A share to the power of the exponent, without a power where it is plain. */
  private double thinned(double share) {
    if (thinning == 0 || share >= 1) {
      return 1;
    }
    return thinning == 1 ? share : Math.pow(share, thinning);
  }
}

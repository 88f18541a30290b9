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
 * <p>Read anew from SKU to SKU.
 *
 * <p>O(1), a power for each part. Exact for the moments assumed: exponent and V are measured, see
 * {@link DemandProfile} and {@link org.echelon.demand.OrderCrossing}; that errors of mean, lead
 * time and demand are independent is an assumption. Source: model, section 2.
 */
public final class DemandSpread {
  private double totalRate;
  private double varianceToMean;
  private double meanErrorCv;
  private double thinning;
  private final boolean ordersCross;

  /** The spread of demand as it is planned for, once a forecast is read. */
  public DemandSpread() {
    this(0, 1, 0, 0, true);
  }

  /**
   * @param totalRate units per day
   * @param varianceToMean vmr
   * @param meanErrorCv cv of the error of the mean
   * @param thinning exponent of the share of the demand in the excess of its variance
   * @param ordersCross whether orders on a vendor are independent, so that one may overtake another
   */
  DemandSpread(
      double totalRate,
      double varianceToMean,
      double meanErrorCv,
      double thinning,
      boolean ordersCross) {
    this.totalRate = totalRate;
    this.varianceToMean = varianceToMean;
    this.meanErrorCv = meanErrorCv;
    this.thinning = thinning;
    this.ordersCross = ordersCross;
  }

  /** Demand of single units, of which a part is as if each had been drawn; orders in sequence. */
  static DemandSpread ofUnits(double totalRate, double varianceToMean, double meanErrorCv) {
    return new DemandSpread(totalRate, varianceToMean, meanErrorCv, 1, false);
  }

  /** Reads the forecast of the next SKU. */
  public DemandSpread read(DemandProfile demand) {
    totalRate = demand.totalRate();
    varianceToMean = demand.varianceToMean();
    meanErrorCv = demand.meanErrorCv();
    thinning = demand.thinning();
    return this;
  }

  /** Units per day of the whole. */
  double totalRate() {
    return totalRate;
  }

  /** Variance of the whole as a multiple of its mean. */
  double varianceToMean() {
    return varianceToMean;
  }

  /** Variance of a part of the demand over the protection time, units². */
  public double variance(double ratePerDay, Turn turn) {
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

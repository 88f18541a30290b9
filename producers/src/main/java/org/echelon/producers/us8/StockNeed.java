package org.echelon.producers.us8;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.echelon.demand.DemandProfile;

/**
 * The mean cube that a SKU would fill at a place if nothing were scarce: it is stocked up to the
 * level whose last unit still earns its holding cost. A rough estimate, made once to size a world.
 */
public final class StockNeed {
  /** Above this mean the normal tail is close enough for sizing. */
  private static final double NORMAL_FROM = 40;

  private static final double FORECAST_ERROR_CV = 0.25;

  private StockNeed() {}

  /**
   * How a kind of place works: what a unit in stock saves against the next place, lead time and
   * review in days, storage cost per cube-day.
   */
  public record Terms(double saving, double leadDays, double reviewDays, double storageCost) {}

  /** Mean cube of a SKU, dm³, at a place with a share of its demand. */
  public static double cube(SkuProfile sku, double share, Terms terms) {
    double protectionDays = terms.leadDays() + terms.reviewDays();
    double turnDays = terms.reviewDays() + terms.leadDays() / 2;
    double mean = sku.ratePerDay() * share * protectionDays;
    double perDay = sku.holdingPerDay() + terms.storageCost() * sku.unitCube();
    double critical = Math.min(0.5, perDay * turnDays / terms.saving());
    double excess = (sku.varianceToMean() - 1) * Math.pow(share, DemandProfile.ZONES);
    double level = level(mean, 1 + excess, critical);
    double onTheMove = mean * (1 - terms.reviewDays() / (2 * turnDays));
    return sku.unitCube() * Math.max(0, level - onTheMove);
  }

  /** The largest k with P(demand >= k) of at least the critical probability. */
  private static double level(double mean, double varianceToMean, double critical) {
    if (mean > NORMAL_FROM) {
      double error = FORECAST_ERROR_CV * mean;
      double sd = Math.sqrt(mean * varianceToMean + error * error);
      return mean
          + sd * new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - critical);
    }
    double excess = Math.max(varianceToMean - 1, 1e-6);
    double size = mean / excess;
    double probability = Math.exp(-size * Math.log1p(excess));
    double tail = 1 - probability;
    int level = 0;
    while (tail >= critical) {
      probability *= (size + level) / (level + 1) * excess / (1 + excess);
      level++;
      tail -= probability;
    }
    return level;
  }
}

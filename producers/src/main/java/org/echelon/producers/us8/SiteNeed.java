package org.echelon.producers.us8;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What a site would use if nothing were scarce: mean cube in stock and units a day. A rough
 * estimate, made once to size the world: each SKU is stocked up to the level whose last unit still
 * earns its holding cost, and the two FCs of a region share the SKUs evenly.
 */
record SiteNeed(double cube, double unitsPerDay) {
  /** Above this mean the normal tail is close enough for sizing. */
  private static final double NORMAL_FROM = 40;

  private static final double FORECAST_ERROR_CV = 0.25;

  /**
   * How a kind of site works: what a unit in stock saves against the next site, lead time and
   * review in days, storage cost per cube-day.
   */
  private record Terms(double saving, double leadDays, double reviewDays, double storageCost) {}

  /**
   * The need of a site.
   *
   * @param sameDay share of demand that asks for the same day and so passes the FCs by; same-day
   *     sites are built for the usual share, whatever it is
   */
  static SiteNeed of(Us8.Site site, List<SkuProfile> skus, double sameDay) {
    double usualSameDay = Us8.SPEEDS.get(0).share();
    double zone = Us8.AREAS.get(site.area()).share();
    double cube = 0;
    double flow = 0;
    for (SkuProfile sku : skus) {
      switch (site.kind()) {
        case DC -> {
          double share = Us8.shareFedBy(site.ordinal());
          cube += cube(sku, share, new Terms(0.3 * sku.lostSaleValue(), 14, 7, 0.004));
          flow += sku.ratePerDay() * share;
        }
        case FC -> {
          cube += cube(sku, zone * (1 - sameDay), new Terms(1.3, 3, 1, 0.008)) / 2;
          flow += sku.ratePerDay() * zone * (1 - sameDay) / 2;
        }
        default -> {
          cube += cube(sku, zone * usualSameDay, new Terms(1.0, 1.5, 1, 0.02));
          flow += sku.ratePerDay() * zone * usualSameDay;
        }
      }
    }
    return new SiteNeed(cube, flow);
  }

  private static double cube(SkuProfile sku, double share, Terms terms) {
    double protectionDays = terms.leadDays() + terms.reviewDays();
    double turnDays = terms.reviewDays() + terms.leadDays() / 2;
    double mean = sku.ratePerDay() * share * protectionDays;
    double perDay = sku.holdingPerDay() + terms.storageCost() * sku.unitCube();
    double critical = Math.min(0.5, perDay * turnDays / terms.saving());
    double level = level(mean, 1 + (sku.varianceToMean() - 1) * share, critical);
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

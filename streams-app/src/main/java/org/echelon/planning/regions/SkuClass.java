package org.echelon.planning.regions;

import org.echelon.demand.DemandProfile;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;

/**
 * Items that are alike: the terms and the demand of one of them.
 *
 * @param items how many there are, above zero, also a fraction where a sample stands for more
 */
public record SkuClass(ItemTerms item, DemandProfile demand, double items) {
  public SkuClass {
    if (!(items > 0)) {
      throw new IllegalArgumentException(
          "the class " + item.sku() + " stands for " + items + " items; it must be more than 0");
    }
  }

  /** The same with the demand of each zone, by index, times a factor. */
  public SkuClass times(double[] byZone) {
    double[] rates = demand.classRatePerDay().clone();
    for (int c = 0; c < rates.length; c++) {
      rates[c] *= byZone[c / Speed.COUNT];
    }
    DemandProfile grown =
        new DemandProfile(
            demand.version(),
            rates,
            demand.varianceToMean(),
            demand.meanErrorCv(),
            demand.thinning(),
            demand.ahead());
    return new SkuClass(item, grown, items);
  }

  /** Units a day of all its items. */
  public double unitsPerDay() {
    return items * demand.totalRate();
  }
}

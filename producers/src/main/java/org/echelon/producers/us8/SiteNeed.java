package org.echelon.producers.us8;

import java.util.List;

/**
 * What a site would use if nothing were scarce: mean cube in stock and units a day. A rough
 * estimate, made once to size the world: each SKU is stocked up to the level whose last unit still
 * earns its holding cost, and the two FCs of a region share the SKUs evenly.
 */
record SiteNeed(double cube, double unitsPerDay) {
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
          cube +=
              StockNeed.cube(
                  sku, share, new StockNeed.Terms(0.3 * sku.lostSaleValue(), 14, 7, 0.004));
          flow += sku.ratePerDay() * share;
        }
        case FC -> {
          cube +=
              StockNeed.cube(sku, zone * (1 - sameDay), new StockNeed.Terms(1.3, 3, 1, 0.008)) / 2;
          flow += sku.ratePerDay() * zone * (1 - sameDay) / 2;
        }
        default -> {
          cube += StockNeed.cube(sku, zone * usualSameDay, new StockNeed.Terms(1.0, 1.5, 1, 0.02));
          flow += sku.ratePerDay() * zone * usualSameDay;
        }
      }
    }
    return new SiteNeed(cube, flow);
  }
}

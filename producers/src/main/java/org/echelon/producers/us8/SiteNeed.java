package org.echelon.producers.us8;

import java.util.List;
import java.util.function.Function;

/**
 * What a site would use if nothing were scarce: mean cube in stock and units a day. A rough
 * estimate, made once to size the world: each SKU is stocked up to the level whose last unit still
 * earns its holding cost, and the two FCs of a region share the SKUs evenly.
 */
record SiteNeed(double cube, double unitsPerDay) {
  /** The SKUs of usual size and the large ones; without large ones every FC takes everything. */
  record Demand(List<SkuProfile> standard, List<SkuProfile> large) {}

  /**
   * The need of a site.
   *
   * @param sameDay share of demand that asks for the same day and so passes the FCs by; same-day
   *     sites are built for the usual share, whatever it is
   */
  static SiteNeed of(Us8.Site site, Demand demand, double sameDay) {
    double zone = Us8.AREAS.get(site.area()).share();
    return switch (site.kind()) {
      case DC -> {
        double share = Us8.shareFedBy(site.ordinal());
        yield dc(demand.standard(), share).plus(dc(demand.large(), share));
      }
      case FC -> {
        if (demand.large().isEmpty()) {
          yield fc(demand.standard(), zone * (1 - sameDay), 2);
        }
        yield site.large()
            ? fc(demand.large(), Us8.shareFedBy(site.feeder()), 1)
            : fc(demand.standard(), zone * (1 - sameDay), Us8.standardFcs(site.area()));
      }
      default -> {
        StockNeed.Terms terms = new StockNeed.Terms(1.0, 1.5, 1, 0.02);
        yield of(demand.standard(), zone * Us8.SPEEDS.get(0).share(), sku -> terms);
      }
    };
  }

  private static SiteNeed dc(List<SkuProfile> skus, double share) {
    return of(skus, share, sku -> new StockNeed.Terms(0.3 * sku.lostSaleValue(), 14, 7, 0.004));
  }

  /** One of several FCs that share the SKUs evenly. */
  private static SiteNeed fc(List<SkuProfile> skus, double share, double sites) {
    StockNeed.Terms terms = new StockNeed.Terms(1.3, 3, 1, 0.008);
    SiteNeed all = of(skus, share, sku -> terms);
    return new SiteNeed(all.cube() / sites, all.unitsPerDay() / sites);
  }

  private static SiteNeed of(
      List<SkuProfile> skus, double share, Function<SkuProfile, StockNeed.Terms> terms) {
    double cube = 0;
    double flow = 0;
    for (SkuProfile sku : skus) {
      cube += StockNeed.cube(sku, share, terms.apply(sku));
      flow += share * sku.ratePerDay();
    }
    return new SiteNeed(cube, flow);
  }

  private SiteNeed plus(SiteNeed other) {
    return new SiteNeed(cube + other.cube, unitsPerDay + other.unitsPerDay);
  }
}

package org.echelon.producers.regional;

import java.util.List;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.regional.Geography.Site;
import org.echelon.producers.us8.StockNeed;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Sku;
import org.echelon.reference.NodeKind;

/**
 * Rooms and flows of a drawn country: a multiple, drawn between 2 and 3.5, of what a site would use
 * if nothing were scarce, by the estimate that sizes the other generated worlds too. Sites for
 * large items hold two months of all large demand, so that few of them can serve the country.
 */
final class RegionalNeed {
  private static final double LEAST_SLACK = 2;
  private static final double MOST_SLACK = 3.5;
  private static final double FLOW_SLACK = 3;
  private static final double LARGE_DAYS = 60;
  private static final int LARGE_UNITS = 20;

  private final Geography land;
  private final long seed;
  private final List<Us8Sku> standard;
  private final List<Us8Sku> large;

  RegionalNeed(Geography land, long seed, List<Us8Sku> skus) {
    this.land = land;
    this.seed = seed;
    this.standard = skus.stream().filter(sku -> !sku.large()).toList();
    this.large = skus.stream().filter(Us8Sku::large).toList();
  }

  /** Room of a site, dm³. */
  double room(Site site) {
    double slack =
        Chance.of(seed, Geography.VERSION, "room", site.id()).uniform(LEAST_SLACK, MOST_SLACK);
    double cube =
        switch (site.kind()) {
          case DC -> centre(land.shareFedBy(site.ordinal()));
          case FC ->
              site.large()
                  ? largeCube()
                  : cube(share(site), new StockNeed.Terms(1.3, 3, 1, 0.008)) / others(site);
          default -> cube(share(site), new StockNeed.Terms(1.0, 1.5, 1, 0.02));
        };
    return Math.ceil(slack * Math.max(1, cube));
  }

  /** Units that a site can receive, and can send, in a day. */
  double unitsPerDay(Site site) {
    double units =
        switch (site.kind()) {
          case DC -> land.shareFedBy(site.ordinal()) * (rate(standard) + rate(large));
          case FC -> site.large() ? rate(large) : share(site) * rate(standard) / others(site);
          default -> share(site) * rate(standard);
        };
    return Math.ceil(FLOW_SLACK * Math.max(1, units));
  }

  /** Share of all demand that a site near customers is built for. */
  private double share(Site site) {
    double sameDay = Us8.SPEEDS.get(0).share();
    double area = land.areas().get(site.area()).share();
    return site.kind() == NodeKind.FC ? area * (1 - sameDay) : area * sameDay;
  }

  /** FCs for items of usual size in the region of one. */
  private long others(Site site) {
    return land.sites().stream()
        .filter(s -> s.kind() == NodeKind.FC && s.area() == site.area() && !s.large())
        .count();
  }

  private double centre(double share) {
    double cube = cube(share, new StockNeed.Terms(3, 12, 7, 0.004));
    for (Us8Sku sku : large) {
      cube += StockNeed.cube(sku.profile(), share, new StockNeed.Terms(10, 12, 7, 0.004));
    }
    return cube;
  }

  private double cube(double share, StockNeed.Terms terms) {
    return standard.stream().mapToDouble(sku -> StockNeed.cube(sku.profile(), share, terms)).sum();
  }

  private double largeCube() {
    return large.stream()
        .mapToDouble(
            sku ->
                sku.profile().unitCube() * (LARGE_UNITS + LARGE_DAYS * sku.profile().ratePerDay()))
        .sum();
  }

  private static double rate(List<Us8Sku> skus) {
    return skus.stream().mapToDouble(sku -> sku.profile().ratePerDay()).sum();
  }
}

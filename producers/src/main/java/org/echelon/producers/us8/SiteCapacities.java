package org.echelon.producers.us8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.echelon.reference.NodeKind;

/**
 * Storage and flow of every site, set from the need that is expected of it: some rooms are made
 * scarce so that their prices become positive, all others have slack. A tightness of one is the
 * nominal case; two halves every capacity.
 */
public final class SiteCapacities {
  /** Share of the expected need that a scarce room covers. */
  private static final Map<String, Double> SCARCE_STORAGE =
      Map.of("FC-PA1", 0.8, "FC-NE1", 0.8, "FC-SE1", 0.8, "SSD-PA", 1.2);

  private static final Map<String, Double> SCARCE_FLOW = Map.of("FC-TX1", 0.85);

  private static final double STORAGE_SLACK = 3.25;
  private static final double DC_STORAGE_SLACK = 2.5;
  private static final double FLOW_SLACK = 3.0;

  /** The estimate is for a site among many; these are the only ones near customers. */
  private static final double LARGE_SLACK = 160.0;

  private final double[] storageCube = new double[Us8.SITES.size()];
  private final double[] flowUnitsPerDay = new double[Us8.SITES.size()];

  private SiteCapacities() {}

  /** Capacities for the true demand of all SKUs, of which a share asks for the same day. */
  public static SiteCapacities of(List<SkuProfile> skus, double sameDay, double tightness) {
    return of(new SiteNeed.Demand(skus, List.of()), sameDay, tightness);
  }

  /** Capacities for the generated catalogue, whose large items have sites of their own. */
  public static SiteCapacities of(List<Us8Sku> skus, double tightness) {
    SiteNeed.Demand demand =
        new SiteNeed.Demand(
            skus.stream().filter(s -> !s.large()).map(Us8Sku::profile).toList(),
            skus.stream().filter(Us8Sku::large).map(Us8Sku::profile).toList());
    return of(demand, Us8.SPEEDS.get(0).share(), tightness);
  }

  private static SiteCapacities of(SiteNeed.Demand demand, double sameDay, double tightness) {
    SiteCapacities capacities = new SiteCapacities();
    Arrays.fill(capacities.storageCube, Double.POSITIVE_INFINITY);
    Arrays.fill(capacities.flowUnitsPerDay, Double.POSITIVE_INFINITY);
    for (Us8.Site site : Us8.SITES) {
      if (site.kind() != NodeKind.VENDOR) {
        capacities.fit(site, SiteNeed.of(site, demand, sameDay), tightness);
      }
    }
    return capacities;
  }

  /** Room at a site, dm³. */
  public double storageCube(int ordinal) {
    return storageCube[ordinal];
  }

  /** Units that a site can receive, and can send, in a day. */
  public double flowUnitsPerDay(int ordinal) {
    return flowUnitsPerDay[ordinal];
  }

  private void fit(Us8.Site site, SiteNeed need, double tightness) {
    double slack = site.kind() == NodeKind.DC ? DC_STORAGE_SLACK : STORAGE_SLACK;
    slack = site.large() ? LARGE_SLACK : slack;
    double storage = SCARCE_STORAGE.getOrDefault(site.id(), slack);
    double flow = SCARCE_FLOW.getOrDefault(site.id(), FLOW_SLACK);
    storageCube[site.ordinal()] = Math.ceil(storage * Math.max(1, need.cube()) / tightness);
    flowUnitsPerDay[site.ordinal()] = Math.ceil(flow * Math.max(1, need.unitsPerDay()) / tightness);
  }
}

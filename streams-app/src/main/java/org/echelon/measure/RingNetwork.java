package org.echelon.measure;

import java.time.ZoneId;
import java.util.List;
import org.echelon.network.LaneKind;
import org.echelon.network.LeadTime;
import org.echelon.network.Network;
import org.echelon.network.NodeKind;
import org.echelon.network.Speed;
import org.echelon.valuation.NetworkTerms;

/**
 * Eight regions in a ring over four time zones: DCs 0-3, two FCs to a region (4-19), a same-day
 * site to a region (20-27), and the vendor (28). Costs and times are chosen, not measured.
 */
public final class RingNetwork {
  static final int REGIONS = 8;

  /** Nodes that hold stock. */
  public static final int NODES = 28;

  static final int SPAN = NODES + 1;

  private static final int SITES = 20;
  private static final int CENTRES = 4;
  private static final double[] FC_NEXT_DAY = {3.6, 5.2, 8.5, 11, 12};
  private static final double[] FC_TWO_DAY = {3.0, 3.9, 4.8, 5.8, 6.6};
  private static final double[] SITE_NEXT_DAY = {3.4, 6.0};
  private static final double[] SITE_TWO_DAY = {3.2, 5.0};
  private static final List<ZoneId> CLOCKS =
      List.of(
          ZoneId.of("America/New_York"),
          ZoneId.of("America/Chicago"),
          ZoneId.of("America/Denver"),
          ZoneId.of("America/Los_Angeles"));

  private final RingBuilder ring = new RingBuilder(REGIONS, RingNetwork::clock);

  private RingNetwork() {}

  /** The network, without limits of storage or flow. */
  public static Network build() {
    RingNetwork made = new RingNetwork();
    for (int n = 0; n < CENTRES; n++) {
      made.centre(n);
    }
    for (int n = CENTRES; n < SITES; n++) {
      made.fulfilment(n, (n - CENTRES) / 2);
    }
    for (int n = SITES; n < NODES; n++) {
      made.site(n, n - SITES);
    }
    made.node(NODES, NodeKind.VENDOR, 2, 0, 0, 7);
    return made.ring.build("ring", 0);
  }

  private void centre(int n) {
    node(n, NodeKind.DC, 1, 2 * n, 0.004, 7);
    ring.lane(NODES, n, LaneKind.PURCHASE, new LeadTime(14, 4), 0.2, 0.1);
  }

  private void fulfilment(int n, int region) {
    node(n, NodeKind.FC, 0, region, 0.008, 1);
    ring.lane(region / 2, n, LaneKind.REPLENISH, new LeadTime(3, 1), 0.25, 0.30);
    ship(n, region, Speed.SAME_DAY, new double[] {7.0}, 0);
    ship(n, region, Speed.NEXT_DAY, FC_NEXT_DAY, 3.0);
    ship(n, region, Speed.TWO_DAY, FC_TWO_DAY, 2.5);
  }

  private void site(int n, int region) {
    node(n, NodeKind.SSD, 0, region, 0.02, 1);
    ring.lane(region / 2, n, LaneKind.REPLENISH, new LeadTime(1.5, 0.5), 0.60, 0.60);
    ship(n, region, Speed.SAME_DAY, new double[] {4.2}, 0);
    ship(n, region, Speed.NEXT_DAY, SITE_NEXT_DAY, 3.0);
    ship(n, region, Speed.TWO_DAY, SITE_TWO_DAY, 2.5);
  }

  /** By node, whether it fills others and serves no customers. */
  static boolean[] fillsOnly(NetworkTerms terms) {
    boolean[] fills = new boolean[SPAN];
    for (int n = 0; n < NODES; n++) {
      if (terms.feeder(n) >= 0) {
        fills[terms.feeder(n)] = true;
      }
    }
    return fills;
  }

  private static ZoneId clock(int region) {
    return CLOCKS.get(region * CLOCKS.size() / REGIONS);
  }

  private void node(
      int ordinal, NodeKind kind, int echelon, int region, double storageCost, double reviewDays) {
    ring.node(ordinal, kind.name() + ordinal, kind, echelon, region, storageCost, reviewDays);
  }

  private void ship(int node, int home, Speed speed, double[] costByDistance, double late) {
    ring.ship(node, home, speed, speed.name(), speed.ordinal(), costByDistance, late);
  }
}

package org.echelon.measure;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.network.Capacity;
import org.echelon.network.DepartureCalendar;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LaneMode;
import org.echelon.network.LeadTime;
import org.echelon.network.Limits;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.RegionPolicy;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.network.Zone;

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

  private final List<Node> nodes = new ArrayList<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final List<ShipOption> options = new ArrayList<>();

  private RingNetwork() {}

  /** The network, without limits of storage or flow. */
  public static Network build() {
    RingNetwork ring = new RingNetwork();
    for (int n = 0; n < CENTRES; n++) {
      ring.centre(n);
    }
    for (int n = CENTRES; n < SITES; n++) {
      ring.fulfilment(n, (n - CENTRES) / 2);
    }
    for (int n = SITES; n < NODES; n++) {
      ring.site(n, n - SITES);
    }
    ring.node(NODES, NodeKind.VENDOR, 2, 0, 0, 7);
    List<Zone> zones = new ArrayList<>();
    for (int z = 0; z < REGIONS; z++) {
      zones.add(new Zone("Z" + z, "R" + z, clock(z)));
    }
    Network.Terms terms =
        new Network.Terms("USD", 7, 4, 6.5, RegionPolicy.NATIONAL, Limits.DEFAULT);
    return new Network("ring", 1, terms, ring.nodes, zones, ring.lanes, ring.options);
  }

  private void centre(int n) {
    node(n, NodeKind.DC, 1, 2 * n, 0.004, 7);
    lane(NODES, n, LaneKind.PURCHASE, new LeadTime(14, 4), 0.2, 0.1);
  }

  private void fulfilment(int n, int region) {
    node(n, NodeKind.FC, 0, region, 0.008, 1);
    lane(region / 2, n, LaneKind.REPLENISH, new LeadTime(3, 1), 0.25, 0.30);
    ship(n, region, Speed.SAME_DAY, new double[] {7.0}, 0);
    ship(n, region, Speed.NEXT_DAY, FC_NEXT_DAY, 3.0);
    ship(n, region, Speed.TWO_DAY, FC_TWO_DAY, 2.5);
  }

  private void site(int n, int region) {
    node(n, NodeKind.SSD, 0, region, 0.02, 1);
    lane(region / 2, n, LaneKind.REPLENISH, new LeadTime(1.5, 0.5), 0.60, 0.60);
    ship(n, region, Speed.SAME_DAY, new double[] {4.2}, 0);
    ship(n, region, Speed.NEXT_DAY, SITE_NEXT_DAY, 3.0);
    ship(n, region, Speed.TWO_DAY, SITE_TWO_DAY, 2.5);
  }

  private static ZoneId clock(int region) {
    return CLOCKS.get(region * CLOCKS.size() / REGIONS);
  }

  private void node(
      int ordinal, NodeKind kind, int echelon, int region, double storageCost, double reviewDays) {
    nodes.add(
        new Node(
            ordinal,
            kind.name() + ordinal,
            kind,
            echelon,
            "R" + region,
            clock(region),
            Optional.empty(),
            Capacity.UNLIMITED,
            storageCost,
            0,
            0,
            0,
            reviewDays,
            true,
            Set.of()));
  }

  private void lane(
      int from, int to, LaneKind kind, LeadTime time, double perUnit, double perCube) {
    lanes.add(
        new Lane(
            "L" + to,
            from,
            to,
            kind,
            DepartureCalendar.daily(LocalTime.of(18, 0), clock(0)),
            time,
            perUnit,
            perCube,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            LaneMode.AUTO,
            240,
            1440,
            false));
  }

  private void ship(int node, int home, Speed speed, double[] costByDistance, double late) {
    for (int z = 0; z < REGIONS; z++) {
      int around = Math.abs(z - home);
      int distance = Math.min(around, REGIONS - around);
      if (distance < costByDistance.length) {
        options.add(
            new ShipOption(
                node,
                z,
                speed,
                speed.name(),
                speed.ordinal(),
                LocalTime.of(17, 0),
                clock(home),
                costByDistance[distance],
                0,
                late));
      }
    }
  }
}

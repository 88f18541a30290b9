package org.echelon.measure;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
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
import org.echelon.network.Trucks;
import org.echelon.network.Zone;

/** Builds networks whose regions lie in a ring, without limits of storage or flow. */
public final class RingBuilder {
  private final int regions;
  private final IntFunction<ZoneId> clock;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final List<ShipOption> options = new ArrayList<>();

  /**
   * @param regions how many, each with one zone of customers
   * @param clock the time zone of a region
   */
  public RingBuilder(int regions, IntFunction<ZoneId> clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /** A node without capacity limits or handling costs. */
  public void node(
      int ordinal,
      String id,
      NodeKind kind,
      int echelon,
      int region,
      double storageCost,
      double reviewDays) {
    nodes.add(
        new Node(
            ordinal,
            id,
            kind,
            echelon,
            "R" + region,
            clock.apply(region),
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

  /** A lane that departs every day at 18:00 of the first region's clock. */
  public void lane(int from, int to, LaneKind kind, LeadTime time, double perUnit, double perCube) {
    lanes.add(
        new Lane(
            "L" + to,
            from,
            to,
            kind,
            DepartureCalendar.daily(LocalTime.of(18, 0), clock.apply(0)),
            time,
            perUnit,
            perCube,
            Trucks.NONE,
            Double.POSITIVE_INFINITY,
            LaneMode.AUTO,
            240,
            1440,
            false));
  }

  /**
   * Ships from a node to all zones near enough, cut-off 17:00 of the home region's clock.
   *
   * @param costByDistance currency a unit, by regions between home and zone
   * @param late penalty of a late unit, currency
   */
  public void ship(
      int node,
      int home,
      Speed speed,
      String carrier,
      double transitDays,
      double[] costByDistance,
      double late) {
    for (int z = 0; z < regions; z++) {
      int around = Math.abs(z - home);
      int distance = Math.min(around, regions - around);
      if (distance < costByDistance.length) {
        options.add(
            new ShipOption(
                node,
                z,
                speed,
                carrier,
                transitDays,
                LocalTime.of(17, 0),
                clock.apply(home),
                costByDistance[distance],
                0,
                late));
      }
    }
  }

  /**
   * The network.
   *
   * @param firstZone number in the name of the first zone
   */
  public Network build(String name, int firstZone) {
    List<Zone> zones = new ArrayList<>();
    for (int z = 0; z < regions; z++) {
      zones.add(new Zone("Z" + (firstZone + z), "R" + z, clock.apply(z)));
    }
    Network.Terms terms =
        new Network.Terms("USD", 7, 4, 6.5, RegionPolicy.NATIONAL, Limits.DEFAULT);
    return new Network(name, 1, terms, nodes, zones, lanes, options);
  }
}

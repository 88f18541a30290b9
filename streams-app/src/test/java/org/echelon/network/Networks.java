package org.echelon.network;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Small networks for tests. */
public final class Networks {
  private Networks() {}

  /** A vendor (0) that fills a DC (1), which fills two FCs (2, 3) that serve zones Z1 and Z2. */
  public static Network chain() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(node(0, "V", NodeKind.VENDOR, 2, "R1", 7));
    nodes.add(node(1, "DC", NodeKind.DC, 1, "R1", 7));
    nodes.add(node(2, "FC-A", NodeKind.FC, 0, "R1", 1));
    nodes.add(node(3, "FC-B", NodeKind.FC, 0, "R2", 1));
    List<Zone> zones =
        List.of(new Zone("Z1", "R1", ZoneOffset.UTC), new Zone("Z2", "R2", ZoneOffset.UTC));
    List<Lane> lanes =
        List.of(
            lane("V>DC", 0, 1, LaneKind.PURCHASE, 10, 2),
            lane("DC>FC-A", 1, 2, LaneKind.REPLENISH, 2, 0.5),
            lane("DC>FC-B", 1, 3, LaneKind.REPLENISH, 2, 0.5));
    List<ShipOption> options =
        List.of(
            ship(2, 0, Speed.NEXT_DAY, 3.6),
            ship(2, 1, Speed.NEXT_DAY, 5.2),
            ship(3, 1, Speed.NEXT_DAY, 3.6),
            ship(3, 0, Speed.NEXT_DAY, 5.2));
    return new Network("test", 1, terms(), nodes, zones, lanes, options);
  }

  public static Network.Terms terms() {
    return new Network.Terms("USD", 7, 4, 6.5, RegionPolicy.NATIONAL, Limits.DEFAULT);
  }

  public static Node node(
      int ordinal, String id, NodeKind kind, int echelon, String region, double reviewDays) {
    return new Node(
        ordinal,
        id,
        kind,
        echelon,
        region,
        ZoneOffset.UTC,
        Optional.empty(),
        Capacity.UNLIMITED,
        0.008,
        0.25,
        0.3,
        0.3,
        reviewDays,
        true,
        Set.of());
  }

  public static Lane lane(
      String id, int from, int to, LaneKind kind, double leadDays, double sdDays) {
    return new Lane(
        id,
        from,
        to,
        kind,
        DepartureCalendar.daily(LocalTime.of(18, 0), ZoneId.of("UTC")),
        new LeadTime(leadDays, sdDays),
        0.3,
        0,
        Trucks.NONE,
        Double.POSITIVE_INFINITY,
        LaneMode.AUTO,
        240,
        1440,
        false);
  }

  /** The same lane with other departures. */
  public static Lane leaving(DepartureCalendar calendar, Lane lane) {
    return new Lane(
        lane.id(),
        lane.from(),
        lane.to(),
        lane.kind(),
        calendar,
        lane.leadTime(),
        lane.costPerUnit(),
        lane.costPerCube(),
        lane.trucks(),
        lane.maxUnitsPerDeparture(),
        lane.mode(),
        lane.ackWithinMinutes(),
        lane.expireAfterMinutes(),
        lane.assumeAcks());
  }

  /** The same lane at another cost a unit. */
  public static Lane costing(double perUnit, Lane lane) {
    return new Lane(
        lane.id(),
        lane.from(),
        lane.to(),
        lane.kind(),
        lane.calendar(),
        lane.leadTime(),
        perUnit,
        lane.costPerCube(),
        lane.trucks(),
        lane.maxUnitsPerDeparture(),
        lane.mode(),
        lane.ackWithinMinutes(),
        lane.expireAfterMinutes(),
        lane.assumeAcks());
  }

  /** The same lane with trucks. */
  public static Lane on(Trucks trucks, Lane lane) {
    return new Lane(
        lane.id(),
        lane.from(),
        lane.to(),
        lane.kind(),
        lane.calendar(),
        lane.leadTime(),
        lane.costPerUnit(),
        lane.costPerCube(),
        trucks,
        lane.maxUnitsPerDeparture(),
        lane.mode(),
        lane.ackWithinMinutes(),
        lane.expireAfterMinutes(),
        lane.assumeAcks());
  }

  public static ShipOption ship(int node, int zone, Speed speed, double cost) {
    return new ShipOption(
        node, zone, speed, "GND", 1, LocalTime.of(17, 0), ZoneOffset.UTC, cost, 0, 2.5);
  }
}

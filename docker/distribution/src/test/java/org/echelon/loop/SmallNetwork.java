package org.echelon.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.echelon.reference.Calendar;
import org.echelon.reference.Capacity;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.echelon.reference.Zone;

/** One vendor fills one DC, which fills two FCs; each FC serves its own zone best. */
final class SmallNetwork {
  static final String ID = "small";
  static final String VENDOR = "V";
  static final String DC = "DC";
  static final String FC_A = "FC-A";
  static final String FC_B = "FC-B";
  static final String ZONE_A = "Z1";
  static final String ZONE_B = "Z2";

  /** Days of the week of the vendor's order days; empty means every day. */
  private final List<Integer> orderDays;

  private final double leadDaysToDc;
  private final double leadDaysToFcs;
  private final Instant from;

  private SmallNetwork(
      Instant from, List<Integer> orderDays, double leadDaysToDc, double leadDaysToFcs) {
    this.from = from;
    this.orderDays = orderDays;
    this.leadDaysToDc = leadDaysToDc;
    this.leadDaysToFcs = leadDaysToFcs;
  }

  /** Everything moves every day and arrives soon, so that much happens in few days. */
  static Network daily(Instant from) {
    return new SmallNetwork(from, List.of(), 0.75, 0.25).network();
  }

  /** The vendor takes orders on Mondays. */
  static Network orderedOnMondays(Instant from) {
    return new SmallNetwork(from, List.of(1), 2, 1).network();
  }

  private Network network() {
    return Network.newBuilder()
        .setNetworkId(ID)
        .setVersion(1)
        .setSource("planner")
        .setIssuedAt(from)
        .setEffectiveAt(from)
        .setCurrency("USD")
        .setNodes(
            List.of(
                node(0, VENDOR, NodeKind.VENDOR, 2),
                node(1, DC, NodeKind.DC, 1),
                node(2, FC_A, NodeKind.FC, 0),
                node(3, FC_B, NodeKind.FC, 0)))
        .setZones(List.of(zone(ZONE_A), zone(ZONE_B)))
        .setLanes(
            List.of(
                lane(VENDOR, DC, LaneKind.PURCHASE, orderDays, "12:00", leadDaysToDc),
                lane(DC, FC_A, LaneKind.REPLENISH, List.of(), "18:00", leadDaysToFcs),
                lane(DC, FC_B, LaneKind.REPLENISH, List.of(), "18:00", leadDaysToFcs)))
        .setShipOptions(
            List.of(
                option(FC_A, ZONE_A, 3.0),
                option(FC_A, ZONE_B, 6.0),
                option(FC_B, ZONE_A, 6.0),
                option(FC_B, ZONE_B, 3.0)))
        .build();
  }

  private Node node(int ordinal, String id, NodeKind kind, int echelon) {
    Node.Builder node =
        Node.newBuilder()
            .setNode(id)
            .setOrdinal(ordinal)
            .setKind(kind)
            .setEchelon(echelon)
            .setRegion("R1")
            .setTimeZone("UTC");
    if (kind == NodeKind.VENDOR) {
      return node.build();
    }
    Capacity ample =
        Capacity.newBuilder()
            .setFromOn(LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(7))
            .setStorageCube(100_000.0)
            .setInboundUnitsPerDay(100_000.0)
            .setOutboundUnitsPerDay(100_000.0)
            .build();
    return node.setCapacity(List.of(ample)).setStorageCostPerCubeDay(0.002).build();
  }

  private static Zone zone(String id) {
    return Zone.newBuilder().setZone(id).setRegion("R1").setTimeZone("UTC").build();
  }

  private static Lane lane(
      String from, String to, LaneKind kind, List<Integer> days, String departure, double lead) {
    return Lane.newBuilder()
        .setLane(from + ">" + to)
        .setFrom(from)
        .setTo(to)
        .setKind(kind)
        .setMode(LaneMode.AUTO)
        .setCalendar(
            Calendar.newBuilder().setDaysOfWeek(days).setDepartLocalTime(departure).build())
        .setLeadTime(
            LeadTimeDuration.newBuilder()
                .setFamily(LeadTimeFamily.GAMMA)
                .setMeanDays(lead)
                .setSdDays(0)
                .build())
        .build();
  }

  private static ShipOption option(String node, String zone, double costPerUnit) {
    return ShipOption.newBuilder()
        .setNode(node)
        .setZone(zone)
        .setSpeed(Speed.NEXT_DAY)
        .setOption("GROUND")
        .setTransitDays(1)
        .setCutoffLocalTime("17:00")
        .setCostPerUnit(costPerUnit)
        .build();
  }
}

package org.echelon.throughput;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

/**
 * A network of any size: one vendor fills the DCs, one node in seven; each DC fills its share of
 * the FCs, which are spread over regions in a ring and ship to their own zone and its neighbours.
 */
final class LoadNetwork {
  private static final int NODES_PER_CENTRE = 7;
  private static final int NODES_PER_REGION = 3;
  private static final int MOST_REGIONS = 8;
  private static final String VENDOR = "V-1";
  private static final double AMPLE = 1e9;

  private final Instant from;
  private final int centres;
  private final int fulfilment;
  private final int regions;

  private LoadNetwork(Instant from, int stocked) {
    this.from = from;
    this.centres = Math.max(1, stocked / NODES_PER_CENTRE);
    this.fulfilment = stocked - centres;
    this.regions = Math.max(1, Math.min(MOST_REGIONS, fulfilment / NODES_PER_REGION));
  }

  /**
   * The first version.
   *
   * @param stocked nodes that hold stock, two or more
   */
  static Network of(Instant from, int stocked) {
    if (stocked < 2) {
      throw new IllegalArgumentException("a network has 2 nodes or more, not " + stocked);
    }
    return new LoadNetwork(from, stocked).network();
  }

  private Network network() {
    List<Node> nodes = new ArrayList<>(List.of(node(0, VENDOR, NodeKind.VENDOR, 2, 0)));
    List<Lane> lanes = new ArrayList<>();
    List<ShipOption> options = new ArrayList<>();
    for (int c = 0; c < centres; c++) {
      nodes.add(node(1 + c, centre(c), NodeKind.DC, 1, c % regions));
      lanes.add(lane(VENDOR, centre(c), LaneKind.PURCHASE, 10));
    }
    for (int f = 0; f < fulfilment; f++) {
      String id = "FC-" + f;
      nodes.add(node(1 + centres + f, id, NodeKind.FC, 0, f % regions));
      lanes.add(lane(centre(f % centres), id, LaneKind.REPLENISH, 3));
      ships(options, id, f % regions);
    }
    List<Zone> zones = new ArrayList<>();
    for (int z = 0; z < regions; z++) {
      zones.add(Zone.newBuilder().setZone(zone(z)).setRegion("R" + z).setTimeZone("UTC").build());
    }
    return Network.newBuilder()
        .setNetworkId("load")
        .setVersion(1)
        .setSource("bench")
        .setIssuedAt(from)
        .setEffectiveAt(from)
        .setCurrency("USD")
        .setNodes(nodes)
        .setZones(zones)
        .setLanes(lanes)
        .setShipOptions(options)
        .build();
  }

  /** Two speeds to the own zone and to the next one on either side. */
  private void ships(List<ShipOption> options, String node, int home) {
    for (int z = 0; z < regions; z++) {
      int around = Math.abs(z - home);
      int distance = Math.min(around, regions - around);
      if (distance <= 1) {
        options.add(option(node, z, Speed.NEXT_DAY, 1, 3.5 + 2 * distance));
        options.add(option(node, z, Speed.TWO_DAY, 2, 3.0 + distance));
      }
    }
  }

  private Node node(int ordinal, String id, NodeKind kind, int echelon, int region) {
    Node.Builder node =
        Node.newBuilder()
            .setNode(id)
            .setOrdinal(ordinal)
            .setKind(kind)
            .setEchelon(echelon)
            .setRegion("R" + region)
            .setTimeZone("UTC");
    if (kind == NodeKind.VENDOR) {
      return node.build();
    }
    Capacity ample =
        Capacity.newBuilder()
            .setFromOn(LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(7))
            .setStorageCube(AMPLE)
            .setInboundUnitsPerDay(AMPLE)
            .setOutboundUnitsPerDay(AMPLE)
            .build();
    return node.setCapacity(List.of(ample)).setStorageCostPerCubeDay(0.004).build();
  }

  private static Lane lane(String from, String to, LaneKind kind, double meanDays) {
    return Lane.newBuilder()
        .setLane(from + ">" + to)
        .setFrom(from)
        .setTo(to)
        .setKind(kind)
        .setMode(LaneMode.AUTO)
        .setCalendar(
            Calendar.newBuilder().setDaysOfWeek(List.of()).setDepartLocalTime("18:00").build())
        .setLeadTime(
            LeadTimeDuration.newBuilder()
                .setFamily(LeadTimeFamily.GAMMA)
                .setMeanDays(meanDays)
                .setSdDays(meanDays / 3)
                .build())
        .build();
  }

  private static ShipOption option(
      String node, int zone, Speed speed, double transitDays, double costPerUnit) {
    return ShipOption.newBuilder()
        .setNode(node)
        .setZone(zone(zone))
        .setSpeed(speed)
        .setOption(speed.name())
        .setTransitDays(transitDays)
        .setCutoffLocalTime("17:00")
        .setCostPerUnit(costPerUnit)
        .build();
  }

  private static String centre(int c) {
    return "DC-" + c;
  }

  private static String zone(int z) {
    return "Z" + z;
  }
}

package org.echelon.producers.iowa;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.producers.us8.LaneTimes;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.producers.us8.StockNeed;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.reference.Capacity;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Region;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.echelon.reference.Zone;

/**
 * Writes the Iowa network: the warehouse, a fulfilment centre in each zone, and the vendors of all
 * items, each with an order day of its own. Costs, lead times and capacities are invented.
 */
public final class IowaNetwork {
  private static final double VENDOR_DAYS = 14;
  private static final StockNeed.Terms DC_TERMS = new StockNeed.Terms(4, VENDOR_DAYS, 7, 0.002);
  private static final StockNeed.Terms FC_TERMS = new StockNeed.Terms(1.0, 2, 1, 0.006);

  /** The room of one zone covers this share of its need; the others have slack. */
  private static final double SCARCE = 0.85;

  private static final String SCARCE_ZONE = "Z6";
  private static final double SLACK = 2.5;
  private static final double FLOW_SLACK = 4;

  private final Instant startAt;
  private final List<SkuProfile> skus;
  private final SortedMap<String, String> vendors;

  private IowaNetwork(Instant startAt, List<SkuProfile> skus, SortedMap<String, String> vendors) {
    this.startAt = startAt;
    this.skus = skus;
    this.vendors = vendors;
  }

  /** The network for the items of the file. */
  static Network of(Instant startAt, List<IowaSku> skus) {
    TreeMap<String, String> vendors = new TreeMap<>();
    skus.forEach(s -> vendors.put(Iowa.vendor(s.product().vendor()), s.product().vendorName()));
    return of(startAt, skus.stream().map(IowaSku::profile).toList(), vendors);
  }

  /**
   * The network for any items.
   *
   * @param vendors names by id of node
   */
  public static Network of(
      Instant startAt, List<SkuProfile> skus, SortedMap<String, String> vendors) {
    return new IowaNetwork(startAt, skus, vendors).network();
  }

  private Network network() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(dc());
    Iowa.AREAS.forEach(area -> nodes.add(fc(area, nodes.size())));
    List<Lane> lanes = new ArrayList<>();
    Iowa.AREAS.forEach(area -> lanes.add(transfer(area)));
    vendors.forEach((id, name) -> nodes.add(vendor(id, name, nodes.size())));
    int number = 0;
    for (String vendor : vendors.keySet()) {
      lanes.add(purchase(vendor, 1 + number++ % 5));
    }
    return Network.newBuilder()
        .setNetworkId(Iowa.NETWORK_ID)
        .setVersion(1)
        .setSource("iowa")
        .setIssuedAt(startAt)
        .setEffectiveAt(startAt)
        .setCurrency("USD")
        .setNodes(nodes)
        .setZones(Iowa.AREAS.stream().map(IowaNetwork::zone).toList())
        .setRegions(regions())
        .setLanes(lanes)
        .setShipOptions(shipOptions())
        .build();
  }

  private Node dc() {
    return node(Iowa.DC, "State warehouse, Ankeny", NodeKind.DC, 0, "R1")
        .setEchelon(1)
        .setLat(Iowa.DC_LAT)
        .setLon(Iowa.DC_LON)
        .setReviewDays(7)
        .setStorageCostPerCubeDay(DC_TERMS.storageCost())
        .setCapacity(List.of(capacity(1, DC_TERMS, 2.5)))
        .build();
  }

  private Node fc(Iowa.Area area, int ordinal) {
    double room = area.zone().equals(SCARCE_ZONE) ? SCARCE : SLACK;
    return node(area.fc(), area.name(), NodeKind.FC, ordinal, area.region())
        .setEchelon(0)
        .setHomeZone(area.zone())
        .setLat(area.lat())
        .setLon(area.lon())
        .setStorageCostPerCubeDay(FC_TERMS.storageCost())
        .setHandlingInPerUnit(0.04)
        .setHandlingOutPerUnit(0.08)
        .setCapacity(List.of(capacity(area.share(), FC_TERMS, room)))
        .build();
  }

  private Node vendor(String id, String name, int ordinal) {
    return node(id, name, NodeKind.VENDOR, ordinal, "R1").setEchelon(2).build();
  }

  private static Node.Builder node(
      String id, String name, NodeKind kind, int ordinal, String region) {
    return Node.newBuilder()
        .setNode(id)
        .setOrdinal(ordinal)
        .setName(name)
        .setKind(kind)
        .setRegion(region)
        .setTimeZone(Iowa.TIME_ZONE.getId());
  }

  private Capacity capacity(double share, StockNeed.Terms terms, double slack) {
    double cube = skus.stream().mapToDouble(s -> StockNeed.cube(s, share, terms)).sum();
    double flow = skus.stream().mapToDouble(s -> share * s.ratePerDay()).sum();
    return Capacity.newBuilder()
        // A week early: the first local day at every node lies before it.
        .setFromOn(LocalDate.ofInstant(startAt, ZoneOffset.UTC).minusDays(7))
        .setStorageCube(Math.ceil(slack * cube))
        .setInboundUnitsPerDay(Math.ceil(FLOW_SLACK * flow))
        .setOutboundUnitsPerDay(Math.ceil(FLOW_SLACK * flow))
        .build();
  }

  private static Zone zone(Iowa.Area area) {
    return Zone.newBuilder()
        .setZone(area.zone())
        .setName(area.name())
        .setRegion(area.region())
        .setTimeZone(Iowa.TIME_ZONE.getId())
        .setLat(area.lat())
        .setLon(area.lon())
        .build();
  }

  private List<Region> regions() {
    List<Region> regions = new ArrayList<>();
    for (Iowa.Area area : Iowa.AREAS) {
      List<String> nodes = new ArrayList<>(List.of(area.fc()));
      if (area.region().equals("R1")) {
        nodes.add(Iowa.DC);
        nodes.addAll(vendors.keySet());
      }
      regions.add(
          Region.newBuilder()
              .setRegion(area.region())
              .setName(area.name())
              .setNodes(nodes)
              .setZones(List.of(area.zone()))
              .build());
    }
    return regions;
  }

  private static Lane transfer(Iowa.Area area) {
    double km = Iowa.kilometres(Iowa.AREAS.get(0), area);
    return Lane.newBuilder()
        .setLane(Iowa.DC + ">" + area.fc())
        .setFrom(Iowa.DC)
        .setTo(area.fc())
        .setKind(LaneKind.REPLENISH)
        .setMode(LaneMode.AUTO)
        .setCalendar(LaneTimes.calendar(List.of(1, 2, 3, 4, 5), "18:00"))
        .setLeadTime(LaneTimes.leadTime(1.5, 0.5))
        .setCostPerUnit(0.05)
        .setCostPerCube(0.10 + 0.0005 * km)
        .build();
  }

  private static Lane purchase(String vendor, int orderDay) {
    return Lane.newBuilder()
        .setLane(vendor + ">" + Iowa.DC)
        .setFrom(vendor)
        .setTo(Iowa.DC)
        .setKind(LaneKind.PURCHASE)
        .setMode(LaneMode.AUTO)
        .setCalendar(LaneTimes.calendar(List.of(orderDay), "12:00"))
        .setLeadTime(VendorLeadTimes.gamma().lane(VENDOR_DAYS))
        .build();
  }

  /** Every centre reaches every zone in two days, the farther the dearer. */
  private static List<ShipOption> shipOptions() {
    List<ShipOption> options = new ArrayList<>();
    for (Iowa.Area from : Iowa.AREAS) {
      for (Iowa.Area to : Iowa.AREAS) {
        options.add(
            ShipOption.newBuilder()
                .setNode(from.fc())
                .setZone(to.zone())
                .setSpeed(Speed.TWO_DAY)
                .setOption("TRUCK")
                .setTransitDays(from == to ? 1 : 2)
                .setCutoffLocalTime("16:00")
                .setDaysOfWeek(List.of(1, 2, 3, 4, 5))
                .setCostPerUnit(0.50 + 0.006 * Iowa.kilometres(from, to))
                .build());
      }
    }
    return options;
  }
}

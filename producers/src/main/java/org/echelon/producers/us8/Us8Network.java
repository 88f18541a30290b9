package org.echelon.producers.us8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Writes the eight-region network as a snapshot: nodes, lanes, ways to ship and their costs. */
public final class Us8Network {
  /** Currency per unit by steps on the ring. */
  private static final double[] FC_NEXT_DAY = {3.6, 5.2, 8.5, 11, 12};

  private static final double[] FC_TWO_DAY = {3.0, 3.9, 4.8, 5.8, 6.6};
  private static final double[] SSD_NEXT_DAY = {3.4, 6.0};
  private static final double[] SSD_TWO_DAY = {3.2, 5.0};

  private final Instant startAt;
  private final String currency;
  private final VendorLeadTimes leadTimes;
  private final boolean handling;

  /** The network without sites for large items: every FC takes everything. */
  public Us8Network(Instant startAt, String currency) {
    this(startAt, currency, VendorLeadTimes.gamma(), false);
  }

  /**
   * @param handling whether some FCs take large items only, and no other FC takes them
   */
  public Us8Network(Instant startAt, String currency, VendorLeadTimes leadTimes, boolean handling) {
    this.startAt = startAt;
    this.currency = currency;
    this.leadTimes = leadTimes;
    this.handling = handling;
  }

  /** The snapshot with the given capacities. */
  public Network with(SiteCapacities capacities) {
    return Network.newBuilder()
        .setNetworkId(Us8.NETWORK_ID)
        .setVersion(1)
        .setSource("us8")
        .setIssuedAt(startAt)
        .setEffectiveAt(startAt)
        .setCurrency(currency)
        .setNodes(Us8.SITES.stream().map(s -> node(s, capacities)).toList())
        .setZones(IntStream.range(0, Us8.AREAS.size()).mapToObj(Us8Network::zone).toList())
        .setRegions(regions())
        .setLanes(Us8.SITES.stream().flatMap(this::lanesInto).toList())
        .setShipOptions(shipOptions())
        .build();
  }

  private Node node(Us8.Site site, SiteCapacities capacities) {
    Us8.Area area = Us8.AREAS.get(site.area());
    Node.Builder node =
        Node.newBuilder()
            .setNode(site.id())
            .setOrdinal(site.ordinal())
            .setName(site.id() + " " + area.name())
            .setKind(site.kind())
            .setRegion(area.region())
            .setTimeZone(area.timeZone().getId());
    if (site.kind() == NodeKind.VENDOR) {
      return node.setEchelon(2).build();
    }
    Us8Places.Place place = Us8Places.site(site);
    node.setLat(place.lat()).setLon(place.lon());
    node.setCapacity(List.of(capacity(site, capacities)));
    if (handling && site.kind() != NodeKind.DC) {
      node.setHandlingClasses(List.of(site.large() ? Us8.LARGE : Us8.STANDARD));
    }
    return switch (site.kind()) {
      case DC -> node.setEchelon(1).setReviewDays(7).setStorageCostPerCubeDay(0.004).build();
      case FC ->
          node.setEchelon(0)
              .setHomeZone(area.zone())
              .setStorageCostPerCubeDay(0.008)
              .setHandlingInPerUnit(0.05)
              .setHandlingOutPerUnit(0.10)
              .build();
      default ->
          node.setEchelon(0)
              .setHomeZone(area.zone())
              .setStorageCostPerCubeDay(0.02)
              .setHandlingInPerUnit(0.15)
              .setHandlingOutPerUnit(0.20)
              .build();
    };
  }

  private Capacity capacity(Us8.Site site, SiteCapacities capacities) {
    return Capacity.newBuilder()
        // A week early: the first local day at every node lies before it.
        .setFromOn(LocalDate.ofInstant(startAt, ZoneOffset.UTC).minusDays(7))
        .setStorageCube(capacities.storageCube(site.ordinal()))
        .setInboundUnitsPerDay(capacities.flowUnitsPerDay(site.ordinal()))
        .setOutboundUnitsPerDay(capacities.flowUnitsPerDay(site.ordinal()))
        .build();
  }

  private static Zone zone(int index) {
    Us8.Area area = Us8.AREAS.get(index);
    Us8Places.Place place = Us8Places.zone(index);
    return Zone.newBuilder()
        .setZone(area.zone())
        .setName(area.name())
        .setRegion(area.region())
        .setTimeZone(area.timeZone().getId())
        .setLat(place.lat())
        .setLon(place.lon())
        .build();
  }

  private static List<Region> regions() {
    List<Region> regions = new ArrayList<>();
    for (int a = 0; a < Us8.AREAS.size(); a++) {
      int index = a;
      Us8.Area area = Us8.AREAS.get(a);
      List<String> nodes =
          Us8.SITES.stream().filter(s -> s.area() == index).map(Us8.Site::id).toList();
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

  private Stream<Lane> lanesInto(Us8.Site to) {
    return switch (to.kind()) {
      case VENDOR -> Stream.of();
      case DC -> Us8.SITES.stream().filter(s -> s.kind() == NodeKind.VENDOR).map(v -> buy(v, to));
      default -> Stream.of(transfer(Us8.SITES.get(to.feeder()), to));
    };
  }

  /** One order day a week for each vendor and DC, so that a vendor is busy on four of them. */
  private Lane buy(Us8.Site vendor, Us8.Site dc) {
    int number = vendor.ordinal() - Us8.SITES.size() + Us8.VENDORS.size();
    int day = 1 + (dc.ordinal() + number) % 5;
    return lane(vendor, dc, LaneKind.PURCHASE)
        .setCalendar(LaneTimes.calendar(List.of(day), "12:00"))
        .setLeadTime(leadTimes.lane(Us8.VENDORS.get(number).leadDays()))
        // The main vendor's lane is the usual one.
        .setCostPerUnit(0.01 * number)
        .build();
  }

  private static Lane transfer(Us8.Site from, Us8.Site to) {
    Lane.Builder lane = lane(from, to, LaneKind.REPLENISH);
    return to.kind() == NodeKind.FC
        ? lane.setCalendar(LaneTimes.calendar(List.of(), "18:00"))
            .setLeadTime(LaneTimes.leadTime(3, 1))
            .setCostPerUnit(0.10)
            .setCostPerCube(to.large() ? 0.10 : 0.30)
            .build()
        : lane.setCalendar(LaneTimes.calendar(List.of(), "19:00"))
            .setLeadTime(LaneTimes.leadTime(1.5, 0.5))
            .setCostPerUnit(0.25)
            .setCostPerCube(0.60)
            .build();
  }

  private static Lane.Builder lane(Us8.Site from, Us8.Site to, LaneKind kind) {
    return Lane.newBuilder()
        .setLane(from.id() + ">" + to.id())
        .setFrom(from.id())
        .setTo(to.id())
        .setKind(kind)
        .setMode(LaneMode.AUTO);
  }

  private static List<ShipOption> shipOptions() {
    List<ShipOption> options = new ArrayList<>();
    for (Us8.Site site : Us8.SITES) {
      boolean ssd = site.kind() == NodeKind.SSD;
      if (!ssd && site.kind() != NodeKind.FC) {
        continue;
      }
      double[] nextDay = ssd ? SSD_NEXT_DAY : FC_NEXT_DAY;
      double[] twoDay = ssd ? SSD_TWO_DAY : FC_TWO_DAY;
      for (int a = 0; a < Us8.AREAS.size(); a++) {
        int steps = Us8.distance(site.area(), a);
        String zone = Us8.AREAS.get(a).zone();
        if (steps == 0) {
          options.add(option(site, zone, Speed.SAME_DAY, 0.3, "13:00", ssd ? 4.2 : 7.0));
        }
        if (steps < nextDay.length) {
          options.add(option(site, zone, Speed.NEXT_DAY, 1, "17:00", nextDay[steps]));
          options.add(option(site, zone, Speed.TWO_DAY, 2, "18:00", twoDay[steps]));
        }
      }
    }
    return options;
  }

  private static ShipOption option(
      Us8.Site site, String zone, Speed speed, double days, String cutOff, double costPerUnit) {
    return ShipOption.newBuilder()
        .setNode(site.id())
        .setZone(zone)
        .setSpeed(speed)
        .setOption(speed.name())
        .setTransitDays(days)
        .setCutoffLocalTime(cutOff)
        .setCostPerUnit(costPerUnit)
        // Next-day service of a same-day promise disappoints more than two-day of a next-day one.
        .setLateCostPerUnit(speed == Speed.NEXT_DAY ? 3.0 : 2.5)
        .build();
  }
}

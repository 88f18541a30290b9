package org.echelon.producers.regional;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.echelon.producers.regional.Geography.Area;
import org.echelon.producers.regional.Geography.Site;
import org.echelon.producers.regional.Geography.Town;
import org.echelon.producers.us8.LaneTimes;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Sku;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.reference.Capacity;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Region;
import org.echelon.reference.RegionMode;
import org.echelon.reference.RegionPolicy;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.echelon.reference.Zone;

/** Writes a drawn country as a snapshot of a network that is national. */
public final class RegionalNetwork {
  private static final double MICROS = 1e6;
  private static final double VENDOR_DAYS = 7;
  private static final Map<Speed, Way> WAYS =
      Map.of(
          Speed.SAME_DAY, new Way(0.3, "13:00", 2.5),
          Speed.NEXT_DAY, new Way(1, "17:00", 3.0),
          Speed.TWO_DAY, new Way(2, "18:00", 2.5));

  private final Geography land;
  private final Tariff tariff;
  private final Instant startAt;
  private final RegionalNeed need;

  /** Transit days, cut-off at the node, and what a unit costs more that comes late. */
  private record Way(double days, String cutOff, double late) {}

  private RegionalNetwork(Geography land, Tariff tariff, Instant startAt, RegionalNeed need) {
    this.land = land;
    this.tariff = tariff;
    this.startAt = startAt;
    this.need = need;
  }

  /** The network of a country, its rooms and flows made for some SKUs. */
  public static Network of(
      Geography land, Tariff tariff, Instant startAt, long seed, List<Us8Sku> skus) {
    RegionalNeed need = new RegionalNeed(land, seed, skus);
    return new RegionalNetwork(land, tariff, startAt, need).network();
  }

  private Network network() {
    List<Node> nodes = new ArrayList<>();
    List<Lane> lanes = new ArrayList<>();
    List<ShipOption> options = new ArrayList<>();
    for (Site site : land.sites()) {
      nodes.add(node(site));
      lanes.add(site.kind() == NodeKind.DC ? buy(site) : transfer(site));
      options(site, options);
    }
    nodes.add(
        Node.newBuilder()
            .setNode(Us8.VENDOR)
            .setOrdinal(nodes.size())
            .setName("Vendor")
            .setKind(NodeKind.VENDOR)
            .setRegion(land.areas().get(0).region())
            .setTimeZone("America/Chicago")
            .setEchelon(2)
            .build());
    return Network.newBuilder()
        .setNetworkId("regional")
        .setVersion(1)
        .setSource(Geography.VERSION)
        .setIssuedAt(startAt)
        .setEffectiveAt(startAt)
        .setCurrency("USD")
        .setRegionPolicy(
            RegionPolicy.newBuilder()
                .setMode(RegionMode.NATIONAL)
                .setOutOfRegionMicros(Math.round(MICROS * tariff.outOfRegion()))
                .build())
        .setNodes(nodes)
        .setZones(zones())
        .setRegions(regions(nodes))
        .setLanes(lanes)
        .setShipOptions(options)
        .build();
  }

  private Node node(Site site) {
    Area area = land.areas().get(site.area());
    Node.Builder node =
        Node.newBuilder()
            .setNode(site.id())
            .setOrdinal(site.ordinal())
            .setName(site.id())
            .setKind(site.kind())
            .setRegion(area.region())
            .setTimeZone(area.timeZone().getId())
            .setLat(site.place().lat())
            .setLon(site.place().lon())
            .setCapacity(List.of(capacity(site)));
    if (site.kind() == NodeKind.DC) {
      return node.setEchelon(1).setReviewDays(7).setStorageCostPerCubeDay(0.004).build();
    }
    boolean fc = site.kind() == NodeKind.FC;
    return node.setEchelon(0)
        .setHomeZone(area.towns().get(0).zone())
        .setHandlingClasses(List.of(site.large() ? Us8.LARGE : Us8.STANDARD))
        .setStorageCostPerCubeDay(fc ? 0.008 : 0.02)
        .setHandlingInPerUnit(fc ? 0.05 : 0.15)
        .setHandlingOutPerUnit(fc ? 0.10 : 0.20)
        .build();
  }

  private Capacity capacity(Site site) {
    return Capacity.newBuilder()
        // A week early: the first local day at every node lies before it.
        .setFromOn(LocalDate.ofInstant(startAt, ZoneOffset.UTC).minusDays(7))
        .setStorageCube(need.room(site))
        .setInboundUnitsPerDay(need.unitsPerDay(site))
        .setOutboundUnitsPerDay(need.unitsPerDay(site))
        .build();
  }

  private List<Zone> zones() {
    List<Zone> zones = new ArrayList<>();
    for (Area area : land.areas()) {
      for (Town town : area.towns()) {
        zones.add(
            Zone.newBuilder()
                .setZone(town.zone())
                .setName(town.zone())
                .setRegion(area.region())
                .setTimeZone(area.timeZone().getId())
                .setLat(town.place().lat())
                .setLon(town.place().lon())
                .build());
      }
    }
    return zones;
  }

  private List<Region> regions(List<Node> nodes) {
    return land.areas().stream()
        .map(
            area ->
                Region.newBuilder()
                    .setRegion(area.region())
                    .setName(area.region())
                    .setNodes(
                        nodes.stream()
                            .filter(node -> node.getRegion().equals(area.region()))
                            .map(Node::getNode)
                            .toList())
                    .setZones(area.towns().stream().map(Town::zone).toList())
                    .build())
        .toList();
  }

  /** One order day a week for each centre. */
  private Lane buy(Site centre) {
    return lane(Us8.VENDOR, centre.id(), LaneKind.PURCHASE)
        .setCalendar(LaneTimes.calendar(List.of(1 + centre.ordinal()), "12:00"))
        .setLeadTime(VendorLeadTimes.gamma().lane(VENDOR_DAYS))
        .build();
  }

  /** Dearer and slower with distance. */
  private Lane transfer(Site to) {
    Site from = land.sites().get(to.feeder());
    double thousandKm = from.place().kilometres(to.place()) / 1000;
    boolean fc = to.kind() == NodeKind.FC;
    double days = fc ? 2 + thousandKm : 1 + thousandKm;
    return lane(from.id(), to.id(), LaneKind.REPLENISH)
        .setCalendar(LaneTimes.calendar(List.of(), fc ? "18:00" : "19:00"))
        .setLeadTime(LaneTimes.leadTime(days, days / 3))
        .setCostPerUnit((fc ? 0.10 : 0.25) + 0.10 * thousandKm)
        .setCostPerCube(to.large() ? 0.10 : fc ? 0.30 : 0.60)
        .build();
  }

  private static Lane.Builder lane(String from, String to, LaneKind kind) {
    return Lane.newBuilder()
        .setLane(from + ">" + to)
        .setFrom(from)
        .setTo(to)
        .setKind(kind)
        .setMode(LaneMode.AUTO);
  }

  private void options(Site site, List<ShipOption> options) {
    if (site.kind() == NodeKind.DC) {
      return;
    }
    for (int a = 0; a < land.areas().size(); a++) {
      for (Town town : land.areas().get(a).towns()) {
        double km = site.place().kilometres(town.place());
        for (Us8.SpeedShare offered : Us8.SPEEDS) {
          Speed speed = offered.speed();
          double cost =
              site.kind() == NodeKind.FC
                  ? tariff.fromFc(speed, km, a == site.area())
                  : tariff.fromSameDaySite(speed, a == site.area());
          if (cost < Double.POSITIVE_INFINITY) {
            options.add(option(site, town, speed, cost));
          }
        }
      }
    }
  }

  private static ShipOption option(Site site, Town town, Speed speed, double cost) {
    Way way = Objects.requireNonNull(WAYS.get(speed));
    return ShipOption.newBuilder()
        .setNode(site.id())
        .setZone(town.zone())
        .setSpeed(speed)
        .setOption(speed.name())
        .setTransitDays(way.days())
        .setCutoffLocalTime(way.cutOff())
        .setCostPerUnit(cost)
        .setLateCostPerUnit(way.late())
        .build();
  }
}

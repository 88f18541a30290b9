package org.echelon.processor.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.echelon.codec.AvroNetworks;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandFamily;
import org.echelon.event.Forecast;
import org.echelon.price.Certificate;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.StopReason;
import org.echelon.price.VectorStatus;
import org.echelon.reference.Capacity;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.LaneKind;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.echelon.reference.Zone;

/**
 * A small world: vendor V fills DC, which fills FC-E in the east and FC-W in the west every day at
 * 18:00 UTC. Each FC serves its own zone for 3.60 a unit and the other for 8.50; the DC serves both
 * for 12.00.
 */
public final class Worlds {
  /** A Monday. */
  public static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  static final int V = 0;
  static final int DC = 1;
  static final int FC_E = 2;
  static final int FC_W = 3;
  private static final int WEEKS = 8;

  private Worlds() {}

  public static Network network(long version) {
    return Network.newBuilder()
        .setNetworkId("small")
        .setVersion(version)
        .setSource("planner")
        .setIssuedAt(AvroNetworks.EFFECTIVE)
        .setEffectiveAt(AvroNetworks.EFFECTIVE)
        .setCurrency("USD")
        .setNodes(
            List.of(
                node(V, "V", NodeKind.VENDOR, 2, "EAST"),
                node(DC, "DC", NodeKind.DC, 1, "EAST"),
                node(FC_E, "FC-E", NodeKind.FC, 0, "EAST"),
                node(FC_W, "FC-W", NodeKind.FC, 0, "WEST")))
        .setZones(List.of(zone("Z-E", "EAST"), zone("Z-W", "WEST")))
        .setLanes(
            List.of(
                AvroNetworks.lane("V>DC", "V", "DC", LaneKind.PURCHASE),
                AvroNetworks.lane("DC>FC-E", "DC", "FC-E", LaneKind.REPLENISH),
                AvroNetworks.lane("DC>FC-W", "DC", "FC-W", LaneKind.REPLENISH)))
        .setShipOptions(
            List.of(
                ship("FC-E", "Z-E", 3.60),
                ship("FC-E", "Z-W", 8.50),
                ship("FC-W", "Z-W", 3.60),
                ship("FC-W", "Z-E", 8.50),
                ship("DC", "Z-E", 12.00),
                ship("DC", "Z-W", 12.00)))
        .build();
  }

  /** The same with inbound and outbound units a day of some nodes, and no other limits. */
  public static Network limited(long version, Map<String, Double> flows) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : network(version).getNodes()) {
      Capacity limit =
          Capacity.newBuilder()
              .setFromOn(LocalDate.parse("2026-01-01"))
              .setInboundUnitsPerDay(flows.get(node.getNode()))
              .setOutboundUnitsPerDay(flows.get(node.getNode()))
              .build();
      nodes.add(Node.newBuilder(node).setCapacity(List.of(limit)).build());
    }
    return Network.newBuilder(network(version)).setNodes(nodes).build();
  }

  private static Node node(int ordinal, String id, NodeKind kind, int echelon, String region) {
    return Node.newBuilder(AvroNetworks.node(ordinal, id, kind, echelon, null, null))
        .setRegion(region)
        .setStorageCostPerCubeDay(0.008)
        .build();
  }

  private static Zone zone(String id, String region) {
    return Zone.newBuilder().setZone(id).setRegion(region).setTimeZone("UTC").build();
  }

  private static ShipOption ship(String node, String zone, double cost) {
    return ShipOption.newBuilder()
        .setNode(node)
        .setZone(zone)
        .setSpeed(Speed.NEXT_DAY)
        .setOption("GND")
        .setTransitDays(1)
        .setCutoffLocalTime("17:00")
        .setCostPerUnit(cost)
        .build();
  }

  /** An item of V, sold in units, kept only at some nodes if any are named. */
  public static Item item(String sku, int revision, String... stockedAt) {
    return Item.newBuilder()
        .setSku(sku)
        .setRevision(revision)
        .setSource("items")
        .setChangedAt(START)
        .setUnitCube(2.0)
        .setUnitCostMicros(4_200_000L)
        .setSellingPriceMicros(29_900_000L)
        .setVendors(List.of(ItemVendor.newBuilder().setVendor("V").build()))
        .setStockedAt(List.of(stockedAt))
        .build();
  }

  /** So many units a week, by zone. */
  public static Forecast forecast(String sku, long version, Map<String, Double> weekUnits) {
    double total = weekUnits.values().stream().mapToDouble(units -> units).sum();
    List<DemandClass> classes = new ArrayList<>();
    weekUnits.keySet().stream()
        .sorted()
        .forEach(
            zone ->
                classes.add(
                    DemandClass.newBuilder()
                        .setZone(zone)
                        .setSpeed(Speed.NEXT_DAY)
                        .setShare(weekUnits.get(zone) / total)
                        .build()));
    return Forecast.newBuilder()
        .setSku(sku)
        .setVersion(version)
        .setSource("forecaster")
        .setInformedAt(START)
        .setIssuedAt(START)
        .setFamily(DemandFamily.NEGATIVE_BINOMIAL)
        .setFirstWeekOn(LocalDate.parse("2026-11-23"))
        .setWeekUnits(Collections.nCopies(WEEKS, total))
        .setWeekVarianceToMean(Collections.nCopies(WEEKS, 1.3))
        .setClasses(classes)
        .build();
  }

  /** Certified storage prices per cube and day, by node, for network 1. */
  static PriceVector prices(long version, Map<String, Double> storage) {
    List<Price> prices = new ArrayList<>();
    storage.keySet().stream()
        .sorted()
        .forEach(
            node ->
                prices.add(
                    Price.newBuilder()
                        .setNode(node)
                        .setResource(Resource.STORAGE)
                        .setValues(List.of(storage.get(node)))
                        .build()));
    return PriceVector.newBuilder()
        .setNetworkId("small")
        .setVersion(version)
        .setNetworkVersion(1)
        .setRunId("run-" + version)
        .setComputedAt(START)
        .setInformedAt(START)
        .setValidFromAt(START)
        .setExpiresAt(START.plusSeconds(86_400))
        .setStatus(VectorStatus.CERTIFIED)
        .setPeriodStartsOn(List.of(LocalDate.parse("2026-11-23")))
        .setPrices(prices)
        .setCertificate(certificate())
        .build();
  }

  private static Certificate certificate() {
    return Certificate.newBuilder()
        .setDualBound(100)
        .setPrimalValue(99.5)
        .setGapOfValue(0.005)
        .setGapOfConstrainedLoss(0.005)
        .setWorstViolationShare(0)
        .setWorstViolationAt("")
        .setOracleCalls(1)
        .setRounds(1)
        .setPairs(1)
        .setSkus(1)
        .setCpuMillis(1)
        .setWallMillis(1)
        .setPartitionsAnswered(1)
        .setPartitionsExpected(1)
        .setStopReason(StopReason.GAP_REACHED)
        .build();
  }
}

package org.echelon.producers.shop;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.reference.Calendar;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Region;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.echelon.reference.Zone;
import org.echelon.schema.AvroTrust;

/**
 * A network guessed from a count of stock: one node feeds all others over a daily lane, each other
 * node has a zone of customers of its own, and nothing is limited. The figures are assumptions to
 * be corrected; no acks are expected.
 *
 * @param network the guess
 * @param dc the node that feeds the others
 * @param dcUnits units counted there
 * @param guessed whether nobody named the DC, so that the node with most stock was taken
 */
public record InferredNetwork(Network network, String dc, double dcUnits, boolean guessed) {
  private static final String REGION = "R1";
  private static final double NEAR_COST = 3.6;
  private static final double FAR_COST = 8.5;

  /**
   * Guesses from a file with the columns sku, node, on_hand.
   *
   * @param dc node that feeds the others; empty for the one with most stock
   * @param zone time zone of all places
   * @throws ShopException when the counts name fewer than two nodes, or not the DC
   */
  public static InferredNetwork of(Path counts, Optional<String> dc, ZoneId zone, Instant now) {
    AvroTrust.ensure();
    Map<String, Double> stock = stock(counts);
    String feeder = dc.orElseGet(() -> fullest(stock));
    if (!stock.containsKey(feeder)) {
      throw new ShopException(
          "--dc: \""
              + feeder
              + "\" is not counted in "
              + counts.getFileName()
              + ". "
              + Spelling.hint(feeder, stock.keySet()));
    }
    if (stock.size() < 2) {
      throw new ShopException(
          counts.getFileName()
              + " names one node only, "
              + feeder
              + ". Count a second one, with 0 units if it is empty: there is nothing to move.");
    }
    List<String> fed = stock.keySet().stream().filter(node -> !node.equals(feeder)).toList();
    Network network =
        Network.newBuilder()
            .setNetworkId("main")
            .setVersion(1)
            .setSource("infer")
            .setIssuedAt(now)
            .setEffectiveAt(now)
            .setCurrency("USD")
            .setNodes(nodes(feeder, fed, zone))
            .setZones(fed.stream().map(node -> zone(node, zone)).toList())
            .setRegions(List.of(region(feeder, fed)))
            .setLanes(fed.stream().map(node -> lane(feeder, node)).toList())
            .setShipOptions(shipOptions(feeder, fed))
            .build();
    return new InferredNetwork(network, feeder, stock.get(feeder), dc.isEmpty());
  }

  private static Map<String, Double> stock(Path counts) {
    CsvTable table = CsvTable.read(counts, Set.of("sku", "node", "on_hand"), CountColumns.OTHERS);
    Map<String, Double> stock = new LinkedHashMap<>();
    for (CsvTable.Row row : table.rows()) {
      stock.merge(row.required("node"), row.number("on_hand").orElse(0.0), Double::sum);
    }
    if (stock.isEmpty()) {
      throw new ShopException(counts.getFileName() + " counts nothing. Add a line for each node.");
    }
    return stock;
  }

  private static String fullest(Map<String, Double> stock) {
    double most = stock.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return stock.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static List<Node> nodes(String dc, List<String> fed, ZoneId zone) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(node(dc, NodeKind.DC, 1, zone).build());
    fed.forEach(
        node -> nodes.add(node(node, NodeKind.FC, 0, zone).setHomeZone(zoneOf(node)).build()));
    return nodes;
  }

  private static Node.Builder node(String node, NodeKind kind, int echelon, ZoneId zone) {
    return Node.newBuilder()
        .setNode(node)
        .setKind(kind)
        .setEchelon(echelon)
        .setRegion(REGION)
        .setTimeZone(zone.getId());
  }

  private static Zone zone(String node, ZoneId zone) {
    return Zone.newBuilder()
        .setZone(zoneOf(node))
        .setRegion(REGION)
        .setTimeZone(zone.getId())
        .build();
  }

  private static Region region(String dc, List<String> fed) {
    List<String> nodes = new ArrayList<>();
    nodes.add(dc);
    nodes.addAll(fed);
    return Region.newBuilder()
        .setRegion(REGION)
        .setNodes(nodes)
        .setZones(fed.stream().map(InferredNetwork::zoneOf).toList())
        .build();
  }

  private static Lane lane(String dc, String node) {
    return Lane.newBuilder()
        .setLane(dc + ">" + node)
        .setFrom(dc)
        .setTo(node)
        .setKind(LaneKind.REPLENISH)
        .setCalendar(Calendar.newBuilder().setDepartLocalTime("18:00").build())
        .setLeadTime(
            LeadTimeDuration.newBuilder()
                .setFamily(LeadTimeFamily.GAMMA)
                .setMeanDays(2)
                .setSdDays(0.5)
                .build())
        .setCostPerUnit(0.3)
        .setMode(LaneMode.AUTO)
        .setAssumeAcks(true)
        .build();
  }

  /** Each node serves its own zone from near, all others and the DC from far. */
  private static List<ShipOption> shipOptions(String dc, List<String> fed) {
    List<ShipOption> options = new ArrayList<>();
    for (String zone : fed) {
      options.add(option(zone, zone, 1, "17:00", NEAR_COST));
      for (String other : fed) {
        if (!other.equals(zone)) {
          options.add(option(other, zone, 2, "17:00", FAR_COST));
        }
      }
      options.add(option(dc, zone, 2, "15:00", FAR_COST));
    }
    return options;
  }

  private static ShipOption option(
      String node, String zoneOfNode, double days, String cutOff, double cost) {
    return ShipOption.newBuilder()
        .setNode(node)
        .setZone(zoneOf(zoneOfNode))
        .setSpeed(Speed.NEXT_DAY)
        .setOption("GND")
        .setTransitDays(days)
        .setCutoffLocalTime(cutOff)
        .setCostPerUnit(cost)
        .build();
  }

  private static String zoneOf(String node) {
    return "Z-" + node;
  }
}

package org.echelon.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of the whole network, checked at birth. Nodes are found by ordinal, zones by index;
 * money is in units of the network's currency.
 */
public final class Network {
  private final String id;
  private final long version;
  private final Terms terms;
  private final Node[] nodes;
  private final List<Zone> zones;
  private final PostalCodes postalCodes;
  private final List<Lane> lanes;
  private final List<ShipOption> options;
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final Map<String, Integer> zoneIndex = new HashMap<>();
  private final Map<String, Lane> lanesById = new HashMap<>();
  private final List<List<Lane>> into = new ArrayList<>();
  private final @Nullable Lane[] feeder;

  /** What holds for the whole network. */
  public record Terms(
      String currency,
      int periodDays,
      int periods,
      double lostSaleBase,
      RegionPolicy regionPolicy,
      Limits limits) {

    /** The same with other regions that keep to themselves. */
    public Terms with(RegionPolicy policy) {
      return new Terms(currency, periodDays, periods, lostSaleBase, policy, limits);
    }
  }

  /**
   * @throws NetworkException with the reason code when ids repeat, ends are unknown or lanes run in
   *     circles
   */
  public Network(
      String id,
      long version,
      Terms terms,
      Collection<Node> nodes,
      List<Zone> zones,
      List<Lane> lanes,
      List<ShipOption> options) {
    this.id = id;
    this.version = version;
    this.terms = terms;
    this.nodes = byOrdinal(nodes);
    this.zones = List.copyOf(zones);
    this.postalCodes = new PostalCodes(this.zones);
    this.lanes = lanes.stream().sorted(Comparator.comparing(Lane::id)).toList();
    this.options = List.copyOf(options);
    for (int z = 0; z < zones.size(); z++) {
      unique(zoneIndex.put(zones.get(z).id(), z), "zones", zones.get(z).id());
      zones.get(z).station().ifPresent(this::checkStation);
    }
    for (int i = 0; i < this.nodes.length; i++) {
      into.add(new ArrayList<>());
    }
    for (Lane lane : this.lanes) {
      unique(lanesById.put(lane.id(), lane), "lanes", lane.id());
      checkLane(lane);
      into.get(lane.to()).add(lane);
    }
    this.feeder = new Lane[this.nodes.length];
    for (int n = 0; n < feeder.length; n++) {
      feeder[n] = cheapestFeeder(n);
    }
    this.options.forEach(option -> ViaCheck.check(this, option));
  }

  public String id() {
    return id;
  }

  public long version() {
    return version;
  }

  public Terms terms() {
    return terms;
  }

  /** The same version in which other regions keep to themselves. */
  public Network with(RegionPolicy policy) {
    return new Network(id, version, terms.with(policy), nodes(), zones, lanes, options);
  }

  /** The regions that nodes and zones lie in, in order of id. */
  public List<Region> regions() {
    return Region.named(nodes(), zones);
  }

  /** One more than the highest ordinal in use: the length of arrays indexed by node. */
  public int nodeSpan() {
    return nodes.length;
  }

  /** Whether an ordinal is in use in this version. */
  public boolean has(int ordinal) {
    return ordinal >= 0 && ordinal < nodes.length && nodes[ordinal] != null;
  }

  public Node node(int ordinal) {
    return nodes[ordinal];
  }

  /** All nodes in order of ordinal. */
  public List<Node> nodes() {
    List<Node> all = new ArrayList<>();
    for (Node node : nodes) {
      if (node != null) {
        all.add(node);
      }
    }
    return all;
  }

  /** The ordinal of a node id, or -1. */
  public int ordinal(String nodeId) {
    return ordinals.getOrDefault(nodeId, -1);
  }

  public List<Zone> zones() {
    return zones;
  }

  /** The index of a zone id, or -1. */
  public int zone(String zoneId) {
    return zoneIndex.getOrDefault(zoneId, -1);
  }

  /** The index of the zone that a postal code lies in, or -1. */
  public int zoneOfPostalCode(String code) {
    return postalCodes.zone(code);
  }

  /** Lanes in order of id. */
  public List<Lane> lanes() {
    return lanes;
  }

  public Optional<Lane> lane(String laneId) {
    return Optional.ofNullable(lanesById.get(laneId));
  }

  /** Lanes that end at a node, in order of id. */
  public List<Lane> lanesInto(int ordinal) {
    return into.get(ordinal);
  }

  /**
   * The lane that usually fills a node: its cheapest REPLENISH lane, on full trucks and for a unit
   * of 1 dm³, and of equal ones that from the lowest echelon; else its cheapest PURCHASE.
   */
  public Optional<Lane> feeder(int ordinal) {
    return Optional.ofNullable(feeder[ordinal]);
  }

  public List<ShipOption> shipOptions() {
    return options;
  }

  private Node[] byOrdinal(Collection<Node> all) {
    int span = all.stream().mapToInt(Node::ordinal).max().orElse(-1) + 1;
    Node[] result = new Node[span];
    for (Node node : all) {
      unique(result[node.ordinal()], "nodes", "ordinal " + node.ordinal());
      unique(ordinals.put(node.id(), node.ordinal()), "nodes", node.id());
      result[node.ordinal()] = node;
    }
    return result;
  }

  private void checkLane(Lane lane) {
    if (!has(lane.from()) || !has(lane.to())) {
      throw new NetworkException(
          "REF_UNKNOWN_NODE", "lanes", "lane " + lane.id() + " names a node that does not exist");
    }
    if (lane.kind() == LaneKind.REPLENISH
        && node(lane.from()).echelon() <= node(lane.to()).echelon()) {
      throw new NetworkException(
          "NET_CYCLE", "lanes", "lane " + lane.id() + " does not lead to a lower echelon");
    }
    if (lane.kind() == LaneKind.PURCHASE && node(lane.from()).kind() != NodeKind.VENDOR) {
      throw new NetworkException(
          "FIELD_CONFLICT", "lanes", "purchase lane " + lane.id() + " does not start at a vendor");
    }
    if (lane.kind() == LaneKind.OUTBOUND) {
      NodeKind from = node(lane.from()).kind();
      NodeKind to = node(lane.to()).kind();
      if (!(from.holdsStock() || from == NodeKind.SORT)
          || !(to == NodeKind.SORT || to == NodeKind.STATION)) {
        throw new NetworkException(
            "FIELD_CONFLICT",
            "lanes",
            "outbound lane "
                + lane.id()
                + " does not lead from stock or a sort centre to a sort centre or a station");
      }
    }
  }

  private void checkStation(String station) {
    if (ordinal(station) < 0) {
      throw new NetworkException(
          "REF_UNKNOWN_NODE", "zones.station", "no node is called " + station);
    }
    if (node(ordinal(station)).kind() != NodeKind.STATION) {
      throw new NetworkException(
          "FIELD_CONFLICT", "zones.station", station + " is no node of kind STATION");
    }
  }

  private @Nullable Lane cheapestFeeder(int ordinal) {
    Comparator<Lane> cheapest =
        Comparator.comparing((Lane l) -> l.kind() != LaneKind.REPLENISH)
            .thenComparingDouble(l -> l.costOnFullTruck(1, 0))
            .thenComparingInt(l -> node(l.from()).echelon())
            .thenComparing(Lane::id);
    return into.get(ordinal).stream()
        .filter(l -> l.kind() == LaneKind.REPLENISH || l.kind() == LaneKind.PURCHASE)
        .min(cheapest)
        .orElse(null);
  }

  private static void unique(Object former, String field, String what) {
    if (former != null) {
      throw new NetworkException("NET_DUPLICATE", field, what + " stands twice in " + field);
    }
  }
}

package org.echelon.fulfillment;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.network.Capacity;
import org.echelon.network.LaneKind;
import org.echelon.network.Limits;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.Region;
import org.echelon.network.RegionPolicy;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.network.Zone;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.PlanVersions;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/** A network of some FCs that a vendor fills, made option by option. */
final class RoutedNetwork {
  final List<ShipOption> options = new ArrayList<>();
  final double[] replacement;

  /** Nodes that are closed, and nodes that lie outside the region of the zones. */
  final BitSet closed = new BitSet();

  final BitSet outside = new BitSet();

  /** Nodes that nothing fills. */
  final BitSet unsupplied = new BitSet();

  /** Currency that a unit from a node outside costs more. */
  double outOfRegion;

  /** Handling at every node, currency per dm³. */
  double handlingPerCube;

  RoutedNetwork(double... replacement) {
    this.replacement = replacement;
  }

  RoutedNetwork ship(
      int node, int zone, Speed speed, double days, LocalTime cutOff, ZoneId place, double cost) {
    return ship(new ShipOption(node, zone, speed, "O", days, cutOff, place, cost, 0, 2.5));
  }

  RoutedNetwork ship(int node, int zone, Speed speed, double cost) {
    return ship(node, zone, speed, 1, LocalTime.of(17, 0), ZoneOffset.UTC, cost);
  }

  RoutedNetwork ship(ShipOption option) {
    options.add(option);
    return this;
  }

  Network build(int zones) {
    List<Node> nodes = new ArrayList<>();
    var lanes = new ArrayList<org.echelon.network.Lane>();
    int vendor = replacement.length;
    for (int n = 0; n < vendor; n++) {
      nodes.add(fc(n, replacement[n] - 0.3));
      if (!unsupplied.get(n)) {
        lanes.add(Networks.lane("V>" + n, vendor, n, LaneKind.PURCHASE, 2, 0));
      }
    }
    nodes.add(Networks.node(vendor, "V", NodeKind.VENDOR, 1, "R", 7));
    List<Zone> all = new ArrayList<>();
    for (int z = 0; z < zones; z++) {
      all.add(new Zone("Z" + z, "R", ZoneOffset.UTC));
    }
    RegionPolicy policy = new RegionPolicy(Region.named(nodes, all), outOfRegion);
    Network.Terms terms = new Network.Terms("USD", 7, 4, 6.5, policy, Limits.DEFAULT);
    return new Network("routed", 1, terms, nodes, all, lanes, options);
  }

  /** The lane costs 0.3; handling adds the rest of the replacement cost. */
  private Node fc(int ordinal, double handling) {
    return new Node(
        ordinal,
        "FC" + ordinal,
        NodeKind.FC,
        0,
        outside.get(ordinal) ? "ELSEWHERE" : "R",
        ZoneOffset.UTC,
        Optional.empty(),
        Capacity.UNLIMITED,
        0.01,
        0,
        handling,
        handlingPerCube,
        1,
        !closed.get(ordinal),
        Set.of());
  }

  static ItemTerms item(String sku, double lostSaleValue) {
    return item(sku, 0, lostSaleValue);
  }

  static ItemTerms item(String sku, double unitCube, double lostSaleValue) {
    return new ItemTerms(sku, 1, unitCube, 0, lostSaleValue, 1, new boolean[0]);
  }

  /** A plan with these ladders and nothing else. */
  static SkuPlan plan(@Nullable NodeLadder... ladders) {
    double[] zero = new double[ladders.length];
    return new SkuPlan(
        "A",
        new PlanVersions(1, 1, 1, 1),
        new SkuPlan.Basis(0, zero, zero, zero, zero, new BitSet()),
        ladders);
  }
}

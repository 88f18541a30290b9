package org.echelon.valuation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.echelon.demand.WeeksAhead;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LeadTime;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.ServiceCosts;

/**
 * One version of a network as valuation reads it: arrays by node ordinal, compiled once. A node
 * takes part if it is open, holds stock and has a lane that fills it.
 */
public final class NetworkTerms {
  /**
   * Share of its capital cost that a unit is charged at a node that another fills. Were it at none
   * of them it would lie further up and cost as much, so in a serial system the share is 0: only
   * what holding costs more than above counts, the echelon holding cost of Clark and Scarf (1960).
   * A unit that went down too early is at the wrong node when demand comes to another, which the
   * balance assumption of that rule leaves out; hence some share. In four simulated worlds 0.5 cost
   * 1.6% less than 1, and 0.2 as much as 0.5 with a seventh more stock.
   */
  private static final double CHARGED_BELOW = 0.5;

  /** Outlooks that differ by less are equal but for rounding. */
  private static final double SAME_DEMAND = 1e-9;

  final long version;
  final int span;
  final ServiceCosts service;

  /** Whether a node takes part. */
  final boolean[] planned;

  /** The network's own times; none where a node does not take part. */
  private final Turn[] turns;

  /** Storage cost, currency per cube-day; known for nodes that do not take part as well. */
  final double[] storageCost;

  final double[] acquisitionPerUnit;
  final double[] acquisitionPerCube;
  final int[] feeder;
  final int[][] children;

  /** Nodes that fill others, lower echelons first. */
  final int[] upstream;

  private NetworkTerms(Network network) {
    version = network.version();
    span = network.nodeSpan();
    service = ServiceCosts.of(network);
    planned = new boolean[span];
    turns = new Turn[span];
    storageCost = new double[span];
    acquisitionPerUnit = new double[span];
    acquisitionPerCube = new double[span];
    feeder = new int[span];
    children = new int[span][];
    Arrays.fill(feeder, -1);
    Arrays.fill(turns, new Turn(0, 0, 0, true));
    List<List<Integer>> filled = new ArrayList<>();
    for (int n = 0; n < span; n++) {
      filled.add(new ArrayList<>());
    }
    for (Node node : network.nodes()) {
      storageCost[node.ordinal()] = node.storageCostPerCubeDay();
      if (node.open() && node.kind().holdsStock()) {
        network.feeder(node.ordinal()).ifPresent(lane -> compile(node, lane));
      }
      if (feeder[node.ordinal()] >= 0) {
        filled.get(feeder[node.ordinal()]).add(node.ordinal());
      }
    }
    for (int n = 0; n < span; n++) {
      children[n] = filled.get(n).stream().mapToInt(Integer::intValue).toArray();
    }
    upstream =
        network.nodes().stream()
            .filter(node -> children[node.ordinal()].length > 0 && planned[node.ordinal()])
            .sorted(Comparator.comparingInt(Node::echelon).thenComparingInt(Node::ordinal))
            .mapToInt(Node::ordinal)
            .toArray();
  }

  /** Compiles a network. */
  public static NetworkTerms of(Network network) {
    return new NetworkTerms(network);
  }

  private void compile(Node node, Lane lane) {
    int n = node.ordinal();
    planned[n] = true;
    acquisitionPerUnit[n] =
        lane.costPerUnit() + node.handlingInPerUnit() + node.handlingOutPerUnit();
    acquisitionPerCube[n] = lane.costPerCube() + node.handlingPerCube();
    feeder[n] = lane.kind() == LaneKind.REPLENISH ? lane.from() : -1;
    LeadTime time = lane.leadTime();
    turns[n] = new Turn(time.meanDays(), time.sdDays(), node.reviewDays(), feeder[n] < 0);
  }

  /** Version of the network. */
  public long version() {
    return version;
  }

  /** Length of arrays indexed by node. */
  public int span() {
    return span;
  }

  /** What serving each class costs from each node. */
  public ServiceCosts service() {
    return service;
  }

  /** Whether a node takes part in planning. */
  public boolean planned(int node) {
    return planned[node];
  }

  /** The times at a node that filling it takes, for an item. */
  public Turn turn(int node, ItemTerms item) {
    Turn usual = turns[node];
    LeadTime own = item.ownLeadTimes().isEmpty() ? null : item.ownLeadTimes().get(node);
    return own == null
        ? usual
        : new Turn(own.meanDays(), own.sdDays(), usual.reviewDays(), usual.purchased());
  }

  /** Whether the demand that stock of an item protects is the same in two outlooks. */
  public boolean protects(ItemTerms item, WeeksAhead one, WeeksAhead other) {
    if (one.steady() && other.steady()) {
      return true;
    }
    for (int n = 0; n < span; n++) {
      double days = turn(n, item).protectionDays();
      if (planned[n] && Math.abs(one.mean(0, days) - other.mean(0, days)) > SAME_DEMAND) {
        return false;
      }
    }
    return true;
  }

  /**
   * H0, what a unit is charged a day for lying at a node, currency: storage, and of its capital
   * {@value #CHARGED_BELOW} where a node further up may keep the item, all of it elsewhere.
   */
  public double holdingPerUnitDay(int node, ItemTerms item) {
    return capitalPerUnitDay(node, item) + storageCost[node] * item.unitCube();
  }

  /** What of the capital cost of a unit is charged at a node, currency a day. */
  public double capitalPerUnitDay(int node, ItemTerms item) {
    return item.holdingPerUnitDay() - chargedAbove(node, item);
  }

  /** What of the capital cost of a unit at a node is charged where it came from, a day. */
  double chargedAbove(int node, ItemTerms item) {
    return mayLieAbove(node, item) ? (1 - CHARGED_BELOW) * item.holdingPerUnitDay() : 0;
  }

  /** Whether a unit that is not at a node may lie further up: else it was not bought. */
  private boolean mayLieAbove(int node, ItemTerms item) {
    for (int above = feeder[node]; above >= 0; above = feeder[above]) {
      if (planned[above] && item.mayStock(above)) {
        return true;
      }
    }
    return false;
  }

  /** Storage cost, currency per cube-day. */
  public double storageCost(int node) {
    return storageCost[node];
  }

  /** Currency to bring a unit of a cube to a node and to handle it there, in and out. */
  public double acquisitionCost(int node, double unitCube) {
    return acquisitionPerUnit[node] + acquisitionPerCube[node] * unitCube;
  }

  /** The node that fills a node, or -1 where purchases do. */
  public int feeder(int node) {
    return feeder[node];
  }

  /** The nodes that a node fills; not to be changed. */
  public int[] children(int node) {
    return children[node];
  }
}

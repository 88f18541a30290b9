package org.echelon.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Node;

/**
 * The position that a node which fills others orders by: its own, less what the nodes below it lack
 * to their levels.
 *
 * <pre>p'_d = p_d - sum over children c of max( level_c - p'_c, -rate_c (L_d + R_d) )</pre>
 *
 * <p>Ordering up to level_d by p' is ordering up to S_d = level_d + sum of the levels below by the
 * echelon position (model, section 4), save for one thing: what a child has beyond its level counts
 * only as far as its demand can use it up before an order of the node arrives. So stock stranded at
 * one child does not starve the others.
 *
 * <p>A node whose supply people fix orders by its own position. A child whose lane does not carry
 * the SKU is left out while the lane that fills the node itself does: what were ordered for it
 * would pile up above it. Where neither carries, the node orders as if both did, so that what is
 * only looked at stays whole. O(nodes).
 *
 * <p>A heuristic where sales are lost: on three assortments of 40 items cost falls by 1.3 to 2.1%
 * against a local rule with a guessed constant; the same levels ordered by the own position cost
 * 2.5 to 5.7% more than that rule. Source: Clark and Scarf (1960) for echelon positions.
 */
final class EchelonPositions {
  private final List<Filler> fillers = new ArrayList<>();

  /**
   * A node that fills others.
   *
   * @param feeder the lane that fills it; empty where none does
   * @param lanes those that lead to its children
   */
  private record Filler(int node, Optional<Lane> feeder, List<Lane> lanes) {

    /** Whether a child is ordered for. */
    boolean ordersFor(Lane lane, Predicate<Lane> carries) {
      return carries.test(lane) || !feeder.map(carries::test).orElse(true);
    }
  }

  EchelonPositions(Network network) {
    List<List<Lane>> filled = new ArrayList<>();
    for (int n = 0; n < network.nodeSpan(); n++) {
      filled.add(new ArrayList<>());
    }
    for (Node node : network.nodes()) {
      network
          .feeder(node.ordinal())
          .filter(lane -> node.open() && lane.kind() == LaneKind.REPLENISH)
          .ifPresent(lane -> filled.get(lane.from()).add(lane));
    }
    network.nodes().stream()
        .filter(node -> !filled.get(node.ordinal()).isEmpty())
        .sorted(Comparator.comparingInt(Node::echelon).thenComparingInt(Node::ordinal))
        .forEach(node -> add(network, node, filled.get(node.ordinal())));
  }

  private void add(Network network, Node node, List<Lane> lanes) {
    Optional<Lane> feeder = network.feeder(node.ordinal());
    fillers.add(new Filler(node.ordinal(), feeder, lanes));
  }

  /**
   * What nodes order by.
   *
   * @param held the stock that nodes have
   * @param carries whether a lane carries the SKU by when an order has come to where it begins
   */
  OrderPoint of(StockLevels held, Need need, Predicate<Lane> carries) {
    StockLevels seen = seen(held, need, carries);
    double[] waiting = waiting(seen, need, carries);
    return new OrderPoint(
        seen,
        (node, position) ->
            OrderPoint.worth(need.margins().next(node, position), position, waiting[node]),
        waiting);
  }

  /** Stock as orders should see it. */
  StockLevels seen(StockLevels stock, Need need, Predicate<Lane> carries) {
    long[] position = stock.position().clone();
    for (Filler filler : fillers) {
      if (!need.fixed().test(filler.node())) {
        double days = need.protectionDays().applyAsDouble(filler.node());
        for (Lane lane : filler.lanes()) {
          if (filler.ordersFor(lane, carries)) {
            position[filler.node()] -= lacking(lane.to(), position, need, days);
          }
        }
      }
    }
    return new StockLevels(stock.free(), position);
  }

  /** What a child lacks to its level; below zero what its demand can use of stock beyond it. */
  private static long lacking(int child, long[] position, Need need, double days) {
    double usable = need.demandPerDay().applyAsDouble(child) * days;
    return Math.max(need.levels()[child] - position[child], -(long) usable);
  }

  /**
   * By node, what one more unit is worth at least while nodes below wait for it: what it is worth
   * to that which needs it least. A node whose own customers make no stock worth holding would
   * otherwise buy nothing for them.
   */
  private double[] waiting(StockLevels seen, Need need, Predicate<Lane> carries) {
    double[] waiting = new double[seen.position().length];
    for (Filler filler : fillers) {
      double least = Double.POSITIVE_INFINITY;
      boolean lacking = false;
      for (Lane lane : filler.lanes()) {
        int child = lane.to();
        long position = seen.position()[child];
        if (position < need.levels()[child] && filler.ordersFor(lane, carries)) {
          lacking = true;
          double below = position < 0 ? waiting[child] : 0;
          least = Math.min(least, Math.max(below, need.margins().next(child, position)));
        }
      }
      waiting[filler.node()] = lacking && !need.fixed().test(filler.node()) ? least : 0;
    }
    return waiting;
  }
}

package org.echelon.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * echelon position (model, second round, C), save for one thing: what a child has beyond its level
 * counts only as far as its demand can use it up before an order of the node arrives. So stock
 * stranded at one child does not starve the others.
 *
 * <p>A node whose supply people fix orders by its own position. O(nodes).
 */
final class EchelonPositions {
  private final List<Filler> fillers = new ArrayList<>();

  /** A node that fills others, with its protection time L + R. */
  private record Filler(int node, double protectionDays, int[] children) {}

  EchelonPositions(Network network) {
    List<List<Integer>> children = new ArrayList<>();
    for (int n = 0; n < network.nodeSpan(); n++) {
      children.add(new ArrayList<>());
    }
    for (Node node : network.nodes()) {
      network
          .feeder(node.ordinal())
          .filter(lane -> node.open() && lane.kind() == LaneKind.REPLENISH)
          .ifPresent(lane -> children.get(lane.from()).add(lane.to()));
    }
    network.nodes().stream()
        .filter(node -> !children.get(node.ordinal()).isEmpty())
        .sorted(Comparator.comparingInt(Node::echelon).thenComparingInt(Node::ordinal))
        .forEach(node -> add(network, node, children.get(node.ordinal())));
  }

  private void add(Network network, Node node, List<Integer> children) {
    double lead =
        network.feeder(node.ordinal()).map(Lane::leadTime).map(time -> time.meanDays()).orElse(0.0);
    fillers.add(
        new Filler(
            node.ordinal(),
            lead + node.reviewDays(),
            children.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** Stock as orders should see it. */
  StockLevels seen(StockLevels stock, Need need) {
    long[] position = stock.position().clone();
    for (Filler filler : fillers) {
      if (!need.fixed().test(filler.node())) {
        for (int child : filler.children()) {
          double usable = need.demandPerDay().applyAsDouble(child) * filler.protectionDays();
          position[filler.node()] -=
              Math.max(need.levels()[child] - position[child], -(long) usable);
        }
      }
    }
    return new StockLevels(stock.free(), position);
  }

  /**
   * What one more unit is worth: where nodes below wait for it, at least what it is worth to that
   * which needs it least. A node whose own customers make no stock worth holding would otherwise
   * buy nothing for them.
   *
   * @param seen stock as orders see it
   */
  Margins worth(StockLevels seen, Need need) {
    double[] waiting = new double[seen.position().length];
    for (Filler filler : fillers) {
      double least = Double.POSITIVE_INFINITY;
      boolean lacking = false;
      for (int child : filler.children()) {
        long position = seen.position()[child];
        if (position < need.levels()[child]) {
          lacking = true;
          double below = position < 0 ? waiting[child] : 0;
          least = Math.min(least, Math.max(below, need.margins().next(child, position)));
        }
      }
      waiting[filler.node()] = lacking && !need.fixed().test(filler.node()) ? least : 0;
    }
    return (node, position) -> {
      double own = need.margins().next(node, position);
      return position < 0 ? Math.max(own, waiting[node]) : own;
    };
  }
}

package org.echelon.planning;

import java.util.Arrays;
import java.util.List;

/**
 * The best plan of a centre that fills the other nodes, exact for any terms: what each node makes
 * of t packs, put together node by node. The last node is the centre; there are no other moves.
 */
final class TreeFlow {
  private TreeFlow() {}

  static double gain(SkuSupply supply) {
    StockLevels stock = supply.stock();
    int centre = stock.position().length - 1;
    long pack = supply.packUnits();
    int most = (int) (stock.free()[centre] / pack);
    double[] best = new double[most + 1];
    Arrays.fill(best, 1, best.length, Double.NEGATIVE_INFINITY);
    for (TransferArc arc : supply.transfers()) {
      double[] own = new double[most + 1];
      for (int t = 0; t <= most; t++) {
        own[t] = alone(supply, arc.to(), t * pack) - t * pack * arc.costPerUnit();
      }
      best = together(best, own);
    }
    double gain = Double.NEGATIVE_INFINITY;
    for (int t = 0; t <= most; t++) {
      gain = Math.max(gain, best[t] + alone(supply, centre, -t * pack));
    }
    return gain;
  }

  /** The gain of a node to which some units come and which may buy. */
  private static double alone(SkuSupply supply, int node, long units) {
    List<BuyArc> lines = supply.buys().stream().filter(arc -> arc.to() == node).toList();
    long level = supply.stock().position()[node] + units;
    return lines.isEmpty() ? supply.value(node, level) : bought(supply, node, level, lines, 0);
  }

  private static double bought(
      SkuSupply supply, int node, long level, List<BuyArc> lines, int line) {
    if (line == lines.size()) {
      return supply.value(node, level);
    }
    double best = bought(supply, node, level, lines, line + 1);
    BuyArc arc = lines.get(line);
    long multiple = arc.terms().multipleUnits();
    long units = arc.terms().atLeast(1);
    while (units <= arc.lastThreshold()
        || supply.margins().next(node, level + units - multiple) > 0) {
      double gain = bought(supply, node, level + units, lines, line + 1) - arc.cost(units);
      best = Math.max(best, gain);
      units += multiple;
    }
    return best;
  }

  private static double[] together(double[] one, double[] other) {
    double[] best = new double[one.length];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int a = 0; a < best.length; a++) {
      for (int b = 0; a + b < best.length; b++) {
        best[a + b] = Math.max(best[a + b], one[a] + other[b]);
      }
    }
    return best;
  }
}

package org.echelon.fulfillment;

import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;

/**
 * What the last unit at a node is worth to those who may still come, until another has come in its
 * place. Against it an order's loss is weighed: who loses less does not get it.
 *
 * <pre>
 * w(k) = sum_j r_j ( C_j(k) - C_{j-1}(k) ),   C_j(k) = B_j(S) / B_j(S - k),   S = max( k + coming, level )
 * B_j(0) = 1,  B_j(i) = a_j B_j(i - 1) / ( i + a_j B_j(i - 1) ),              a_j = (lambda_1 + ... + lambda_j) T
 * </pre>
 *
 * <p>The plan's formula for the value of stock with other tails: C_j(k) is the chance that the unit
 * is missed before it is replaced, if requests of streams 1 to j come as a Poisson process, all are
 * served, and each unit of S that is not on hand comes after a lead time of its own with mean T
 * (Erlang's loss formula, which knows of that time no more than its mean). Where nothing comes in
 * its place, w is the value of stock itself, which counts what is asked for in the protection time.
 *
 * <p>O(streams x S). A heuristic, since who is refused leaves a unit: lost sales cost 0.3% more
 * than the least on instances whose optimum is known ({@code RationingTest}). Sources: model,
 * section 7; A. Ha (1997); W. Karush (1957) for the losses.
 */
final class UnitWorth {
  private UnitWorth() {}

  /**
   * w(k), currency per unit.
   *
   * @param units k, 1 or more
   * @param coming units on the way to the node or ordered for it
   * @param level order-up-to level of the node, units
   */
  static double untilReplaced(NodeLadder ladder, long units, long coming, long level) {
    long full = Math.max(units + coming, level);
    double worth = 0;
    double before = 0;
    double load = 0;
    for (int j = 0; j < ladder.streams(); j++) {
      load += ladder.rates()[j] * ladder.protectionDays();
      double missed = missed(load, full, units);
      worth += ladder.savings()[j] * (missed - before);
      before = missed;
    }
    return worth;
  }

  /** B(S) / B(S - k). */
  private static double missed(double load, long full, long units) {
    double lost = 1;
    double without = 1;
    for (long i = 1; i <= full && lost > 0; i++) {
      lost = load * lost / (i + load * lost);
      if (i == full - units) {
        without = lost;
      }
    }
    return lost > 0 ? lost / without : 0;
  }

  /**
   * Whether another unit may come in place of one that is given up: one is on its way, or whoever
   * fills the node has some and its plan asks for them.
   */
  static boolean replaced(NetworkTerms network, SkuPlan plan, int node, OrderRouter.Stock stock) {
    if (stock.coming(node) > 0) {
      return true;
    }
    int feeder = network.feeder(node);
    return network.planned(node)
        && plan.levelUnits(node) > 0
        && (feeder < 0 || stock.free(feeder) > 0);
  }
}

package org.echelon.textbook;

import org.echelon.demand.Require;
import org.echelon.demand.TabledDemand;

/**
 * An item with lost sales and no lead time, stocked up to a largest level.
 *
 * <pre>
 * cost of a period from stock y:  h E[(y - D)^+] + p E[(D - y)^+];    next stock  (y - D)^+
 * </pre>
 *
 * <p>O(levels) losses for the costs, O(levels²) chances for the transitions. Exact to the accuracy
 * of the law. Source: Bellman, Glicksberg and Gross (1955).
 *
 * @param holdingCost h, $ per unit left and period
 * @param lostCost p, $ per unit lost
 * @param demand D of a period
 * @param maxLevel largest stock after ordering, units
 */
public record LostSalesItem(
    double holdingCost, double lostCost, TabledDemand demand, int maxLevel) {

  public LostSalesItem {
    Require.positive("holdingCost", holdingCost);
    Require.positive("lostCost", lostCost);
    Require.positive("maxLevel", maxLevel);
  }

  /** How many stock levels there are, 0 included. */
  int levels() {
    return maxLevel + 1;
  }

  /** Cost of a period by stock after ordering. */
  double[] periodCosts() {
    double[] costs = new double[levels()];
    for (int y = 0; y < costs.length; y++) {
      costs[y] = holdingCost * demand.expectedOnHand(y) + lostCost * demand.expectedShort(y);
    }
    return costs;
  }

  /** P(next stock is x | stock after ordering is y), by y and x. */
  double[][] transitions() {
    double[][] next = new double[levels()][levels()];
    for (int y = 0; y < next.length; y++) {
      next[y][0] = demand.tail(y);
      for (int x = 1; x <= y; x++) {
        next[y][x] = demand.probability(y - x);
      }
    }
    return next;
  }
}

package org.echelon.textbook;

import java.util.Arrays;
import org.echelon.demand.Require;

/**
 * One pool of stock that does not come back, and classes of customers of whom each loses an amount
 * of its own where it gets nothing, exactly.
 *
 * <pre>
 * V_t(s) = V_t-1(s) + sum over j of p_tj min( b_j, V_t-1(s - 1) - V_t-1(s) )     V_0 = 0
 * V_t(0) = sum over j of b_j (p_1j + ... + p_tj)
 * with t periods left and s units class j is served while  b_j &gt;= V_t-1(s - 1) - V_t-1(s)
 * </pre>
 *
 * <p>t periods are left; in that one at most one request comes, of class j with chance p_tj. V is
 * the least expected cost of lost sales. What a unit is worth falls with s and rises with t where
 * chances stay the same, so each class has a level of units that are kept from it. A salvage value
 * or holding cost that all units share is taken off b beforehand. O(periods units classes), exact
 * to rounding. Sources: K. Littlewood (1972) for the lowest class first; T. C. Lee and M. Hersh
 * (1993) for any order.
 *
 * @param lostCost b_j, what a lost request of each class costs
 * @param chances p_tj by period and class, the last period first
 */
public record RationedPool(double[] lostCost, double[][] chances) {

  /** Whether a request is served. */
  @FunctionalInterface
  public interface Rule {
    /**
     * Whether class j gets a unit.
     *
     * @param left periods left, the present one included
     * @param units on hand, one at least
     */
    boolean serves(int j, int left, int units);
  }

  public RationedPool {
    for (double[] period : chances) {
      Require.that(period.length == lostCost.length, "every period needs a chance of each class");
      double total = Arrays.stream(period).sum();
      Require.that(total <= 1 + 1e-9, "at most one request comes in a period, not " + total);
    }
  }

  /** How many periods there are. */
  public int periods() {
    return chances.length;
  }

  /** V by periods left and units, from none on. */
  public double[][] leastCost(int units) {
    double[][] least = new double[periods() + 1][units + 1];
    for (int left = 1; left <= periods(); left++) {
      for (int s = 0; s <= units; s++) {
        double worth = worth(least, left, s);
        least[left][s] = least[left - 1][s];
        for (int j = 0; j < lostCost.length; j++) {
          least[left][s] += chances[left - 1][j] * Math.min(lostCost[j], worth);
        }
      }
    }
    return least;
  }

  /** The same where a rule decides. */
  public double[][] cost(Rule rule, int units) {
    double[][] cost = new double[periods() + 1][units + 1];
    for (int left = 1; left <= periods(); left++) {
      for (int s = 0; s <= units; s++) {
        double worth = worth(cost, left, s);
        cost[left][s] = cost[left - 1][s];
        for (int j = 0; j < lostCost.length; j++) {
          boolean served = s > 0 && rule.serves(j, left, s);
          cost[left][s] += chances[left - 1][j] * (served ? worth : lostCost[j]);
        }
      }
    }
    return cost;
  }

  /**
   * What the last of some units is worth to those who come after the present period; without a unit
   * more than anything.
   *
   * @param cost by periods left and units
   */
  public static double worth(double[][] cost, int left, int units) {
    return units == 0
        ? Double.POSITIVE_INFINITY
        : cost[left - 1][units - 1] - cost[left - 1][units];
  }

  /** Units that are kept from class j with some periods left, the present one included. */
  public int keptFrom(double[][] least, int j, int left) {
    int kept = 0;
    while (kept + 1 < least[left].length && lostCost[j] < worth(least, left, kept + 1)) {
      kept++;
    }
    return kept;
  }
}

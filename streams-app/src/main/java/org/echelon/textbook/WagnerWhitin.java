package org.echelon.textbook;

import java.util.Arrays;
import org.echelon.demand.Require;

/**
 * Lot sizes for known demand that varies over time.
 *
 * <pre>
 * min  sum over t of  K_t [q_t > 0] + c_t q_t + h_t I_t,    I_t = I_t-1 + q_t - d_t >= 0,  I_0 = 0
 * f(t) = min over s > t of  K_t + sum over u in t..s-1 of d_u (c_t + h_t + ... + h_u-1) + f(s)
 * </pre>
 *
 * <p>Some optimal plan orders only when stock is zero, so an order covers whole periods: a shortest
 * path over periods. Holding is charged on what is left at the end of a period; there are no
 * shortages and no capacity. O(n^2), exact to rounding. Source: Wagner and Whitin (1958), with unit
 * costs that vary over time.
 *
 * @param demand d_t, units
 * @param fixedCost K_t, $ per order
 * @param unitCost c_t, $ per unit
 * @param holdingCost h_t, $ per unit left at the end of a period
 */
public record WagnerWhitin(
    double[] demand, double[] fixedCost, double[] unitCost, double[] holdingCost) {

  /**
   * Orders by period and their cost.
   *
   * @param orders units by period
   * @param cost $ over the horizon
   */
  public record Plan(double[] orders, double cost) {}

  public WagnerWhitin {
    int n = demand.length;
    Require.that(
        fixedCost.length == n && unitCost.length == n && holdingCost.length == n,
        "every period needs a demand, a fixed cost, a unit cost and a holding cost");
    for (int t = 0; t < n; t++) {
      Require.notNegative("demand", demand[t]);
      Require.notNegative("fixedCost", fixedCost[t]);
      Require.notNegative("unitCost", unitCost[t]);
      Require.notNegative("holdingCost", holdingCost[t]);
    }
    demand = demand.clone();
    fixedCost = fixedCost.clone();
    unitCost = unitCost.clone();
    holdingCost = holdingCost.clone();
  }

  /** With costs that do not vary and no unit cost. */
  public static WagnerWhitin stationary(double[] demand, double fixedCost, double holdingCost) {
    double[] none = new double[demand.length];
    return new WagnerWhitin(
        demand, repeated(fixedCost, demand.length), none, repeated(holdingCost, demand.length));
  }

  /** The cheapest plan; among equals the one that orders for the fewest periods ahead. */
  public Plan plan() {
    int n = demand.length;
    double[] costToGo = new double[n + 1];
    int[] next = new int[n];
    for (int t = n - 1; t >= 0; t--) {
      // A period without demand may pass without an order.
      costToGo[t] = demand[t] == 0 ? costToGo[t + 1] : Double.POSITIVE_INFINITY;
      next[t] = t;
      double cost = fixedCost[t];
      double delivered = unitCost[t];
      for (int s = t + 1; s <= n; s++) {
        cost += demand[s - 1] * delivered;
        delivered += holdingCost[s - 1];
        if (cost + costToGo[s] < costToGo[t]) {
          costToGo[t] = cost + costToGo[s];
          next[t] = s;
        }
      }
    }
    return new Plan(orders(next), costToGo[0]);
  }

  private double[] orders(int[] next) {
    double[] orders = new double[demand.length];
    for (int t = 0; t < demand.length; t = Math.max(next[t], t + 1)) {
      for (int u = t; u < next[t]; u++) {
        orders[t] += demand[u];
      }
    }
    return orders;
  }

  private static double[] repeated(double value, int n) {
    double[] result = new double[n];
    Arrays.fill(result, value);
    return result;
  }
}

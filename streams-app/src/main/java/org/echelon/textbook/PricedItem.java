package org.echelon.textbook;

import java.util.Arrays;
import org.echelon.textbook.CoupledProgram.Cap;

/**
 * The best answer of one item to prices of the capacity it shares.
 *
 * <pre>
 * V_t(x) = min over y &gt;= x of  c(y) + w_t usage(x, y) + g E[V_t+1((y - D)^+)]
 * </pre>
 *
 * <p>Solved backwards, then run forwards from empty stock to split the value into cost and usage,
 * both linear in the price, so an answer is one cut of the dual function. O(periods levels^2),
 * exact to rounding.
 *
 * <p>Source: Hawkins (2003); value iteration, Bellman (1957).
 */
final class PricedItem {

  /**
   * What a policy costs and uses from empty stock.
   *
   * @param cost $, prices not paid
   * @param usage expected units by period, discounted if costs are
   */
  record Answer(double cost, double[] usage) {

    double value(double[] prices) {
      double value = cost;
      for (int t = 0; t < prices.length; t++) {
        value += prices[t] * usage[t];
      }
      return value;
    }
  }

  /** Far enough for what is left of discounted sums to vanish in rounding. */
  private static final double FORGOTTEN = 1e-17;

  private final Cap cap;
  private final double[] periodCosts;
  private final double[][] transitions;

  PricedItem(LostSalesItem item, Cap cap) {
    this.cap = cap;
    periodCosts = item.periodCosts();
    transitions = item.transitions();
  }

  /** Over as many periods as there are prices, undiscounted. */
  Answer answer(double[] prices) {
    int periods = prices.length;
    int[][] policy = new int[periods][];
    double[] value = new double[periodCosts.length];
    for (int t = periods - 1; t >= 0; t--) {
      policy[t] = new int[value.length];
      value = step(value, prices[t], 1, policy[t]);
    }
    double cost = 0;
    double[] usage = new double[periods];
    double[] stock = empty();
    for (int t = 0; t < periods; t++) {
      cost += expectedCost(stock, policy[t]);
      usage[t] = expectedUsage(stock, policy[t]);
      stock = moved(stock, policy[t]);
    }
    return new Answer(cost, usage);
  }

  /** For ever at one price; the usage is the discounted sum. */
  Answer discountedAnswer(double price, double discount) {
    int periods = (int) Math.ceil(Math.log(FORGOTTEN) / Math.log(discount));
    int[] policy = new int[periodCosts.length];
    double[] value = new double[periodCosts.length];
    for (int t = 0; t < periods; t++) {
      value = step(value, price, discount, policy);
    }
    double cost = 0;
    double usage = 0;
    double weight = 1;
    double[] stock = empty();
    for (int t = 0; t < periods; t++, weight *= discount) {
      cost += weight * expectedCost(stock, policy);
      usage += weight * expectedUsage(stock, policy);
      stock = moved(stock, policy);
    }
    return new Answer(cost, new double[] {usage});
  }

  private double[] step(double[] value, double price, double discount, int[] policy) {
    double[] after = new double[value.length];
    for (int y = 0; y < after.length; y++) {
      after[y] = periodCosts[y] + discount * dot(transitions[y], value);
    }
    double[] result = new double[value.length];
    Arrays.fill(result, Double.POSITIVE_INFINITY);
    for (int x = 0; x < result.length; x++) {
      for (int y = x; y < after.length; y++) {
        double cost = after[y] + price * cap.usage(x, y);
        if (cost < result[x]) {
          result[x] = cost;
          policy[x] = y;
        }
      }
    }
    return result;
  }

  private double expectedCost(double[] stock, int[] policy) {
    double sum = 0;
    for (int x = 0; x < stock.length; x++) {
      sum += stock[x] * periodCosts[policy[x]];
    }
    return sum;
  }

  private double expectedUsage(double[] stock, int[] policy) {
    double sum = 0;
    for (int x = 0; x < stock.length; x++) {
      sum += stock[x] * cap.usage(x, policy[x]);
    }
    return sum;
  }

  private double[] moved(double[] stock, int[] policy) {
    double[] next = new double[stock.length];
    for (int x = 0; x < stock.length; x++) {
      for (int to = 0; to < next.length; to++) {
        next[to] += stock[x] * transitions[policy[x]][to];
      }
    }
    return next;
  }

  private double[] empty() {
    double[] stock = new double[periodCosts.length];
    stock[0] = 1;
    return stock;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

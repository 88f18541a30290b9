package org.echelon.textbook;

import java.util.Arrays;
import org.echelon.demand.Require;

/**
 * One pool of stock that is refilled up to a level, and classes of customers of whom each loses an
 * amount of its own where it gets nothing.
 *
 * <pre>
 * g = sum over j of lambda_j min( b_j, d(k) ) + h k - u(k) d(k + 1),   d(0) = infinite,  u(S) = 0
 * class j is served from k units while  b_j &gt;= d(k)
 * </pre>
 *
 * <p>Requests of class j are Poisson at lambda_j; with k units on hand the next arrives at rate
 * u(k), the others up to S being on order. g is the least cost of lost sales and holding a day in
 * the long run over all policies, d(k) what the k-th unit is worth. The equations give d from g
 * upwards, d falls in g, and so the g of the last one is found by halving; the cost itself is then
 * that of the policy in equilibrium. O(60 S classes). Exact; rounding grows with the product of the
 * lambda / u(k), so levels beyond some 30 are not for it. Sources: A. Ha (1997) for one unit made
 * at a time, where the classes' levels are proved; the equations of a birth and death process.
 *
 * @param lostCost b_j, currency per request lost
 * @param rates lambda_j, requests a day
 * @param refill u(k) for k = 0 to S - 1, units a day
 * @param holding h, currency per unit on hand and day
 */
public record RefilledPool(double[] lostCost, double[] rates, double[] refill, double holding) {
  private static final int HALVINGS = 60;

  public RefilledPool {
    Require.that(lostCost.length == rates.length, "every class needs a rate");
    Require.positive("level", refill.length);
    for (double rate : refill) {
      Require.positive("refill", rate);
    }
    Require.notNegative("holding", holding);
  }

  /** Every unit on order comes after a lead time of its own, exponential. */
  public static RefilledPool eachOnItsOwn(
      double[] lostCost, double[] rates, int level, double leadDays) {
    double[] refill = new double[level];
    Arrays.setAll(refill, k -> (level - k) / leadDays);
    return new RefilledPool(lostCost, rates, refill, 0);
  }

  /** One unit on order is made after the other, each in an exponential time. */
  public static RefilledPool oneByOne(double[] lostCost, double[] rates, int level, double days) {
    double[] refill = new double[level];
    Arrays.fill(refill, 1 / days);
    return new RefilledPool(lostCost, rates, refill, 0);
  }

  /** S, the most units on hand. */
  public int level() {
    return refill.length;
  }

  /** d(k), what the k-th unit is worth under the best policy; the first is infinite. */
  public double[] worth() {
    double low = 0;
    double high = lost() + holding * level();
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double[] worth = worth(middle);
      if (served(worth[level()]) + holding * level() > middle) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return worth((low + high) / 2);
  }

  /** Cost a day of the best policy. */
  public double leastCost() {
    double[] worth = worth();
    return cost((j, units) -> lostCost[j] >= worth[units]);
  }

  /** Whether a request is served. */
  @FunctionalInterface
  public interface Rule {
    /** Whether class j gets a unit where there are some. */
    boolean serves(int j, int units);
  }

  /** Cost a day in the long run where a rule decides, beginning with all units. */
  public double cost(Rule rule) {
    double total = 1;
    double cost = lost();
    double chance = 1;
    for (int k = 1; k <= level(); k++) {
      double taken = 0;
      double missed = 0;
      for (int j = 0; j < rates.length; j++) {
        if (rule.serves(j, k)) {
          taken += rates[j];
        } else {
          missed += rates[j] * lostCost[j];
        }
      }
      // Where nobody is served stock never falls below.
      chance = taken == 0 ? 1 : chance * refill[k - 1] / taken;
      total = taken == 0 ? chance : total + chance;
      cost = (taken == 0 ? 0 : cost) + chance * (missed + holding * k);
    }
    return cost / total;
  }

  /**
   * The chance that a unit is missed before it is replaced, by units on hand, if requests come at
   * one rate and all are served:
   *
   * <pre>
   * x(S) = 1,  x(k) = 1 + x(k + 1) u(k) / rate,  chance(k) = x(k) / x(0)
   * </pre>
   *
   * <p>What the k-th unit of such a pool is worth, as a part of what a request loses. With lead
   * times of their own it is B(S) / B(S - k), B of {@link ErlangLoss}.
   */
  public double[] missedChances(double rate) {
    double[] chance = new double[level() + 1];
    chance[level()] = 1;
    for (int k = level() - 1; k >= 0; k--) {
      chance[k] = 1 + chance[k + 1] * refill[k] / rate;
    }
    double all = chance[0];
    return Arrays.stream(chance).map(x -> x / all).toArray();
  }

  private double[] worth(double cost) {
    double[] worth = new double[level() + 1];
    worth[0] = Double.POSITIVE_INFINITY;
    for (int k = 0; k < level(); k++) {
      worth[k + 1] = (served(worth[k]) + holding * k - cost) / refill[k];
    }
    return worth;
  }

  /** What requests cost a day where a unit is worth so much. */
  private double served(double worth) {
    double sum = 0;
    for (int j = 0; j < rates.length; j++) {
      sum += rates[j] * Math.min(lostCost[j], worth);
    }
    return sum;
  }

  private double lost() {
    return served(Double.POSITIVE_INFINITY);
  }
}

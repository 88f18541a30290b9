package org.echelon.textbook;

import org.echelon.demand.Require;
import org.echelon.demand.TabledDemand;

/**
 * The (s, S) policy under periodic review, exact for demand in whole units.
 *
 * <pre>
 * order up to S when the inventory position is at or below s; G(y) the newsvendor cost at y
 * c(s, S) = (K + sum over j &lt; S - s of m(j) G(S - j)) / sum over j &lt; S - s of m(j)
 * m(0) = 1 / (1 - p_0),   m(j) = sum over l &lt;= j of p_l m(j - l)
 * </pre>
 *
 * <p>m(j) is the expected number of periods that a cycle spends j below S. The search starts at the
 * minimiser y* of G with the best s for it, then raises S while G(S) does not exceed the best cost,
 * moving s up whenever S improves: s never falls, and no S beyond that point can be better. Assumes
 * independent periods, full backordering, holding and shortage charged at the end of a period. With
 * a lead time of L periods, G takes the demand of L + 1 periods while p stays that of one period.
 * O( (S - s)^2 ) for the renewal numbers and as much for the search; exact to rounding. Source:
 * Zheng and Federgruen (1991).
 */
public final class ReorderUpTo {

  /**
   * A policy.
   *
   * @param reorderPoint s, units
   * @param level S, units
   * @param cost $ per period
   */
  public record Policy(int reorderPoint, int level, double cost) {}

  private final double fixedCost;
  private final Newsvendor protection;
  private final TabledDemand perPeriod;
  private double[] visits = new double[0];

  /**
   * With a lead time.
   *
   * @param fixedCost K, $ per order
   * @param holdingCost h, $ per unit and period
   * @param backorderCost p, $ per unit and period
   * @param perPeriod demand of a period, which may not be zero for ever
   * @param leadTimePeriods L
   */
  public ReorderUpTo(
      double fixedCost,
      double holdingCost,
      double backorderCost,
      TabledDemand perPeriod,
      int leadTimePeriods) {
    Require.notNegative("fixedCost", fixedCost);
    Require.that(perPeriod.probability(0) < 1, "demand must not be zero for ever");
    this.fixedCost = fixedCost;
    this.perPeriod = perPeriod;
    protection = new Newsvendor(holdingCost, backorderCost, perPeriod.over(leadTimePeriods + 1));
  }

  /** The optimal policy. */
  public Policy optimum() {
    int valley = (int) protection.level();
    int s = valley - 1;
    double best = cost(s, valley);
    while (best > expected(s)) {
      s--;
      best = cost(s, valley);
    }
    int level = valley;
    for (int trial = valley + 1; expected(trial) <= best; trial++) {
      double cost = cost(s, trial);
      if (cost < best) {
        level = trial;
        best = cost;
        while (best <= expected(s + 1)) {
          s++;
          best = cost(s, level);
        }
      }
    }
    return new Policy(s, level, best);
  }

  /** c(s, S), $ per period. */
  public double cost(int reorderPoint, int level) {
    Require.that(reorderPoint < level, "the reorder point must be below the level");
    int reach = level - reorderPoint;
    prepare(reach);
    double periods = 0;
    double cost = fixedCost;
    for (int j = 0; j < reach; j++) {
      periods += visits[j];
      cost += visits[j] * expected(level - j);
    }
    return cost / periods;
  }

  /** G(y), $ in the period that an order raised to y covers. */
  double expected(int position) {
    return protection.cost(position);
  }

  private void prepare(int reach) {
    if (visits.length >= reach) {
      return;
    }
    double[] m = new double[Math.max(2 * reach, 64)];
    double leaves = 1 - perPeriod.probability(0);
    m[0] = 1 / leaves;
    for (int j = 1; j < m.length; j++) {
      double sum = 0;
      for (int l = 1; l <= Math.min(j, perPeriod.most()); l++) {
        sum += perPeriod.probability(l) * m[j - l];
      }
      m[j] = sum / leaves;
    }
    visits = m;
  }
}

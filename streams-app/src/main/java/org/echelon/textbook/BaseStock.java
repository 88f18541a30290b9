package org.echelon.textbook;

import org.echelon.demand.NormalLaw;
import org.echelon.demand.Require;
import org.echelon.demand.TabledDemand;

/**
 * The periodic base stock policy with backorders: order every period up to one level.
 *
 * <pre>
 * an order of period t is usable before the demand of period t + L; costs are charged at the end of
 * a period, so the level S faces the demand of L + 1 periods:
 * min over S of   h E[(S - D_L+1)^+] + p E[(D_L+1 - S)^+]
 * </pre>
 *
 * <p>Assumes independent periods, a constant lead time, no fixed cost; stock in transit carries no
 * charge. O(1) for normal demand, L convolutions for counts. Source: Karlin and Scarf (1958).
 *
 * <p>Exact to the accuracy of the law.
 *
 * @param protection the newsvendor over the L + 1 periods
 */
public record BaseStock(Newsvendor protection) {

  /** With normal demand per period and a lead time in periods. */
  public static BaseStock of(
      double holdingCost, double backorderCost, NormalLaw perPeriod, int leadTimePeriods) {
    Require.notNegative("leadTimePeriods", leadTimePeriods);
    NormalLaw covered = perPeriod.over(leadTimePeriods + 1);
    return new BaseStock(new Newsvendor(holdingCost, backorderCost, covered));
  }

  /** With demand per period in whole units and a lead time in periods. */
  public static BaseStock of(
      double holdingCost, double backorderCost, TabledDemand perPeriod, int leadTimePeriods) {
    Require.notNegative("leadTimePeriods", leadTimePeriods);
    TabledDemand covered = perPeriod.over(leadTimePeriods + 1);
    return new BaseStock(new Newsvendor(holdingCost, backorderCost, covered));
  }

  /** S*, units. */
  public double level() {
    return protection.level();
  }

  /** Cost of the optimum, $ per period. */
  public double cost() {
    return protection.cost();
  }
}

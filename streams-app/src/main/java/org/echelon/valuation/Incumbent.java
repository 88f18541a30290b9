package org.echelon.valuation;

/**
 * Keeps the plan in force unless a new one is really better: its cost with prices must fall by more
 * than a few cents per unit demanded (model, section 10).
 *
 * <pre>
 * priced cost = cost + sum_n ( s_n cube_n + P_n flow_n ),  P_n with the feeder's price
 * keep if  priced cost of the plan - priced cost of the new one <= leastFall rate
 * </pre>
 *
 * <p>Both are evaluated alike at the new prices, each routed at the prices it was made with. Near
 * the best plan many others cost almost the same; without this rule small moves of prices change
 * targets for nothing.
 *
 * <p>For a loop that has settled. While limits are still broken the rule holds plans where they
 * are: applied from the first of 18 price versions on, it left a mean excess over capacity of 48%
 * instead of 21% (six networks of 60 items); applied after 15 of them, none more.
 *
 * <p>O(nodes) beside {@link OverflowCost}. A heuristic in a loop: it changes 0.3% of the stocked
 * targets in a quiet tick where without it 11% change (mean of six networks of 60 items that have
 * settled).
 */
public final class Incumbent {
  /** What a change must save, currency per unit demanded. */
  public static final double LEAST_FALL = 0.03;

  private Incumbent() {}

  /** What a plan costs a day at prices, currency. */
  public static double pricedCost(NetworkTerms terms, PriceView prices, OverflowCost.Cost cost) {
    double sum = cost.perDay();
    for (int n = 0; n < terms.span; n++) {
      sum += prices.storage(n) * cost.cube()[n];
      sum += prices.composite(n, terms.feeder[n]) * cost.flowPerDay()[n];
    }
    return sum;
  }

  /**
   * Whether the plan in force stays.
   *
   * @param planCost priced cost of the plan in force, currency a day
   * @param newCost priced cost of the new one
   * @param ratePerDay units demanded a day
   */
  public static boolean stays(double planCost, double newCost, double ratePerDay) {
    return !(planCost - newCost > LEAST_FALL * ratePerDay);
  }
}

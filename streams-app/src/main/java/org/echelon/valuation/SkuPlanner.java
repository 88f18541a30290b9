package org.echelon.valuation;

import org.echelon.demand.DemandProfile;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan of a SKU: the levels to order up to and what units are worth at each node, by
 * which wants, their ranking at gates and routing decide. The result depends on the arguments only.
 * One instance serves one thread.
 */
public interface SkuPlanner {

  /**
   * Tells the planner that time has come so far; true where it plans another way from now on, so
   * that every SKU is to be planned anew.
   */
  default boolean turns(long nowMillis) {
    return false;
  }

  /**
   * Plans a SKU.
   *
   * @param former the plan it has, or null
   */
  SkuPlan plan(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      @Nullable SkuPlan former);

  /**
   * Plans a SKU whose demand is another than that of the plan it has, though its version may be the
   * same: another week of a forecast has begun.
   */
  default SkuPlan planAnew(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      @Nullable SkuPlan former) {
    return plan(terms, item, demand, prices, former);
  }
}

package org.echelon.simulation.policy;

import org.echelon.demand.DemandProfile;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.jspecify.annotations.Nullable;

/**
 * Plans as if demand were some factor of what is forecast: a forecast with a bias, or a planner who
 * trusts it less.
 *
 * @param factor above 0
 */
public record DemandFactor(SkuPlanner planner, double factor) implements SkuPlanner {
  public DemandFactor {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a factor of demand is above 0, not " + factor);
    }
  }

  @Override
  public SkuPlan plan(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      @Nullable SkuPlan former) {
    return planner.plan(terms, item, scaled(demand), prices, former);
  }

  @Override
  public SkuPlan planAnew(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      @Nullable SkuPlan former) {
    return planner.planAnew(terms, item, scaled(demand), prices, former);
  }

  private DemandProfile scaled(DemandProfile demand) {
    return demand.times(factor);
  }
}

package org.echelon.simulation.policy;

import org.echelon.demand.DemandProfile;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.jspecify.annotations.Nullable;

/** Lets a planner see other prices or another demand than there are. For one thread. */
final class PlannerView implements SkuPlanner {
  private final SkuPlanner planner;
  private final Prices shown;
  private final double demandFactor;
  private @Nullable PriceView first;

  /** Which prices are seen. */
  enum Prices {
    /** Those in force. */
    LIVE,
    /** None: nothing scarce costs anything. */
    NONE,
    /** The first ones ever seen, for ever. */
    FIRST
  }

  PlannerView(SkuPlanner planner, Prices shown, double demandFactor) {
    if (!(demandFactor > 0) || demandFactor == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("demand is a factor above 0, not " + demandFactor);
    }
    this.planner = planner;
    this.shown = shown;
    this.demandFactor = demandFactor;
  }

  @Override
  public SkuPlan plan(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      @Nullable SkuPlan former) {
    return planner.plan(terms, item, seen(demand), seen(prices, terms), former);
  }

  @Override
  public SkuPlan planAnew(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      @Nullable SkuPlan former) {
    return planner.planAnew(terms, item, seen(demand), seen(prices, terms), former);
  }

  private DemandProfile seen(DemandProfile demand) {
    return demandFactor == 1 ? demand : demand.times(demandFactor);
  }

  /** Prices keep the version in force, by which plans are told apart. */
  private PriceView seen(PriceView prices, NetworkTerms terms) {
    return switch (shown) {
      case LIVE -> prices;
      case NONE ->
          new PriceView(prices.version(), new double[terms.span()], new double[terms.span()]);
      case FIRST -> {
        if (first == null && prices.version() > 0) {
          first = prices;
        }
        PriceView kept = first == null ? prices : first;
        yield new PriceView(prices.version(), kept.storagePerCubeDay(), kept.flowPerUnit());
      }
    };
  }
}

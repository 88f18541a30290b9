package org.echelon.pricing;

import java.util.List;
import org.echelon.planning.BuyArc;
import org.echelon.planning.SkuFlow;
import org.echelon.planning.SkuSupply;
import org.echelon.planning.SupplyPlan;

/**
 * A SKU that plans its moves and purchases at the prices of a buying budget and of vendors. With
 * the prices beta of budgets and v of the capacity of a vendor, a line of q units at cost c(q)
 * costs
 *
 * <pre>q (c(q) (1 + beta) + a + v)</pre>
 *
 * <p>O(one {@link SkuFlow} plan) a question. Exact where that plan is; where it is not, its gap is
 * told as the slack of the answer. Source: model, section 5.
 */
public final class SupplyBuyer implements LimitedBuyer {
  private final SkuFlow flow;
  private final SkuSupply supply;
  private final List<PurchaseLimit> limits;

  /** A SKU whose purchases count against some limits, in their order. */
  public SupplyBuyer(SkuFlow flow, SkuSupply supply, List<PurchaseLimit> limits) {
    this.flow = flow;
    this.supply = supply;
    this.limits = List.copyOf(limits);
  }

  /** The plan at prices by limit. */
  public SupplyPlan plan(double[] prices) {
    return flow.plan(supply.withBuys(arc -> priced(arc, prices)));
  }

  @Override
  public Answer at(double[] prices) {
    SupplyPlan plan = plan(prices);
    double[] use = use(plan);
    return new Answer(use, plan.gain() + Answer.cost(prices, use), plan.gap());
  }

  /** How much of each limit a plan takes. */
  public double[] use(SupplyPlan plan) {
    double[] use = new double[limits.size()];
    for (int a = 0; a < plan.bought().length; a++) {
      if (plan.bought()[a] > 0) {
        for (int r = 0; r < use.length; r++) {
          use[r] += use(limits.get(r), supply.buys().get(a), plan.bought()[a]);
        }
      }
    }
    return use;
  }

  private BuyArc priced(BuyArc arc, double[] prices) {
    double budget = 0;
    double perUnit = 0;
    for (int r = 0; r < prices.length; r++) {
      PurchaseLimit limit = limits.get(r);
      budget += limit.isBudget() ? prices[r] : 0;
      perUnit += limit.vendor() == arc.terms().vendor() ? prices[r] : 0;
    }
    // Added to a price that the arc may carry from elsewhere, as all use is counted here.
    return arc.atBudgetPrice(arc.budgetPrice() + budget).dearerBy(perUnit);
  }

  private static double use(PurchaseLimit limit, BuyArc arc, long units) {
    if (limit.isBudget()) {
      return arc.spend(units);
    }
    return arc.terms().vendor() == limit.vendor() ? units : 0;
  }
}

package org.echelon.pricing;

import org.echelon.planning.BuyArc;
import org.echelon.planning.SkuFlow;
import org.echelon.planning.SkuSupply;
import org.echelon.planning.SupplyPlan;

/** A SKU that plans its moves and purchases at the price of the buying budget or of a vendor. */
public final class SupplyBuyer implements LimitedBuyer {
  private static final int BUDGET = -1;

  private final SkuFlow flow;
  private final SkuSupply supply;
  private final int vendor;

  private SupplyBuyer(SkuFlow flow, SkuSupply supply, int vendor) {
    this.flow = flow;
    this.supply = supply;
    this.vendor = vendor;
  }

  /** Uses the buying budget by what vendors are paid. */
  public static SupplyBuyer ofBudget(SkuFlow flow, SkuSupply supply) {
    return new SupplyBuyer(flow, supply, BUDGET);
  }

  /** Uses the capacity of a vendor by units. */
  public static SupplyBuyer ofVendor(SkuFlow flow, SkuSupply supply, int vendor) {
    return new SupplyBuyer(flow, supply, vendor);
  }

  /** The plan at a price. */
  public SupplyPlan plan(double price) {
    return flow.plan(priced(price));
  }

  @Override
  public Answer at(double price) {
    SupplyPlan plan = plan(price);
    double use = 0;
    for (int a = 0; a < plan.bought().length; a++) {
      if (plan.bought()[a] > 0) {
        use += use(supply.buys().get(a), plan.bought()[a]);
      }
    }
    return new Answer(use, plan.gain() + price * use, plan.gap());
  }

  private SkuSupply priced(double price) {
    return vendor == BUDGET
        ? supply.withBuys(arc -> arc.atBudgetPrice(price))
        : supply.withBuys(arc -> arc.terms().vendor() == vendor ? arc.dearerBy(price) : arc);
  }

  private double use(BuyArc arc, long units) {
    if (vendor == BUDGET) {
      return arc.spend(units);
    }
    return arc.terms().vendor() == vendor ? units : 0;
  }
}

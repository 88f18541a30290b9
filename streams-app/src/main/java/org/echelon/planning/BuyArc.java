package org.echelon.planning;

/**
 * A way by which a vendor may fill a node now.
 *
 * <p>With the vendor's cost c(q) at a quantity q, a line of q units costs
 *
 * <pre>q (c(q) (1 + beta) + a)</pre>
 *
 * with the price beta of the buying budget and all costs a that come with each unit whatever it
 * costs to buy.
 *
 * <p>O(breaks) for a cost. Exact. Source: model, section 5.
 *
 * @param to ordinal of the node that gets
 * @param terms what the vendor sells, in which quantities and at which cost; its least order value
 *     is no matter of one item and is not read here
 * @param addedPerUnit lane, capital over the lead time, safety stock for it, and the price of the
 *     vendor's capacity, currency
 * @param budgetPrice beta, what a unit of currency of the budget is worth beyond itself
 * @param takesOrders whether the vendor takes orders with the next departure
 */
public record BuyArc(
    int to, VendorTerms terms, double addedPerUnit, double budgetPrice, boolean takesOrders) {
  public BuyArc {
    if (!Double.isFinite(addedPerUnit) || !(budgetPrice >= 0)) {
      throw new IllegalArgumentException(
          "an added cost of " + addedPerUnit + " and a budget price of " + budgetPrice);
    }
  }

  /** A vendor that takes orders now, while the budget binds nobody. */
  public static BuyArc open(int to, VendorTerms terms, double addedPerUnit) {
    return new BuyArc(to, terms, addedPerUnit, 0, true);
  }

  /** The same at another price of the budget. */
  public BuyArc atBudgetPrice(double price) {
    return new BuyArc(to, terms, addedPerUnit, price, takesOrders);
  }

  /** The same with every unit costing more. */
  public BuyArc dearerBy(double perUnit) {
    return new BuyArc(to, terms, addedPerUnit + perUnit, budgetPrice, takesOrders);
  }

  /** What a line costs, currency. */
  public double cost(long units) {
    return units * costPerUnit(units);
  }

  /** What the vendor is paid for a line, currency. */
  public double spend(long units) {
    return units * terms.unitCost(units);
  }

  /** The least that a unit can cost, whatever the quantity. */
  double leastCostPerUnit() {
    double least = terms.unitCost();
    for (VendorTerms.PriceBreak step : terms.breaks()) {
      least = Math.min(least, step.unitCost());
    }
    return least * (1 + budgetPrice) + addedPerUnit;
  }

  /** Whether any whole number of lots may be bought, each at the same cost. */
  boolean plain(long lot) {
    return terms.multipleUnits() == lot && terms.minUnits() <= lot && terms.breaks().isEmpty();
  }

  /** The largest of the quantities from which on only the multiple matters. */
  long lastThreshold() {
    long last = terms.atLeast(1);
    for (VendorTerms.PriceBreak step : terms.breaks()) {
      last = Math.max(last, terms.atLeast(step.fromUnits()));
    }
    return last;
  }

  private double costPerUnit(long units) {
    return terms.unitCost(units) * (1 + budgetPrice) + addedPerUnit;
  }
}

package org.echelon.textbook;

import org.echelon.demand.Require;

/**
 * The order quantity under a price list that falls with the size of the order.
 *
 * <pre>
 * C(Q) what Q units cost, r the carrying charge:   min over Q of  d C(Q) / Q + K d / Q + r C(Q) / 2
 * all units:    C(Q) = c_j Q                                       for b_j &lt;= Q &lt; b_j+1
 * incremental:  C(Q) = sum over i &lt; j of c_i (b_i+1 - b_i) + c_j (Q - b_j) = e_j + c_j Q
 * </pre>
 *
 * <p>All units: the cost jumps down at breakpoints, so the optimum is the minimiser of one of the
 * curves within its region or a breakpoint. Incremental: the cost is continuous and concave where
 * pieces meet, so a breakpoint is never better than both sides; each region's curve is that of an
 * order quantity with fixed cost K + e_j. Assumes a constant demand rate, no shortages. O(number of
 * breakpoints), exact to rounding. Source: Hadley and Whitin (1963), section 2-10.
 *
 * @param fixedCost K, $ per order
 * @param carryingCharge r, $ per $ of stock and time
 * @param demandRate d, units per time
 * @param breakpoints b_0 = 0 &lt; b_1 &lt; ..., units from which each price holds
 * @param unitCosts c_0 &gt; c_1 &gt; ..., $ per unit
 */
public record QuantityDiscounts(
    double fixedCost,
    double carryingCharge,
    double demandRate,
    double[] breakpoints,
    double[] unitCosts) {

  /**
   * An order quantity.
   *
   * @param quantity units per order
   * @param region which price of the list it reaches
   * @param cost $ per time, purchases included
   */
  public record Lot(double quantity, int region, double cost) {}

  public QuantityDiscounts {
    Require.positive("fixedCost", fixedCost);
    Require.positive("carryingCharge", carryingCharge);
    Require.positive("demandRate", demandRate);
    Require.that(
        breakpoints.length == unitCosts.length && breakpoints.length > 0 && breakpoints[0] == 0,
        "every price needs a breakpoint, the first at 0");
    for (int j = 1; j < breakpoints.length; j++) {
      Require.that(breakpoints[j] > breakpoints[j - 1], "breakpoints must rise");
      Require.that(unitCosts[j] < unitCosts[j - 1], "unit costs must fall");
    }
    breakpoints = breakpoints.clone();
    unitCosts = unitCosts.clone();
  }

  /** The best order when the price reached holds for every unit of it. */
  public Lot allUnits() {
    Lot best = new Lot(0, 0, Double.POSITIVE_INFINITY);
    for (int j = 0; j < unitCosts.length; j++) {
      double unconstrained = curve(j, fixedCost).quantity();
      if (unconstrained < regionEnd(j)) {
        double quantity = Math.max(unconstrained, breakpoints[j]);
        best = better(best, new Lot(quantity, j, allUnitsCost(quantity)));
      }
    }
    return best;
  }

  /** The best order when each price holds only for the units beyond its breakpoint. */
  public Lot incremental() {
    Lot best = new Lot(0, 0, Double.POSITIVE_INFINITY);
    double intercept = 0;
    for (int j = 0; j < unitCosts.length; j++) {
      intercept += j == 0 ? 0 : breakpoints[j] * (unitCosts[j - 1] - unitCosts[j]);
      double quantity = curve(j, fixedCost + intercept).quantity();
      if (quantity >= breakpoints[j] && quantity < regionEnd(j)) {
        best = better(best, new Lot(quantity, j, incrementalCost(quantity)));
      }
    }
    return best;
  }

  /** $ per time when every order is of {@code quantity} and one price holds for all of it. */
  public double allUnitsCost(double quantity) {
    return cost(quantity, unitCosts[region(quantity)] * quantity);
  }

  /** $ per time when every order is of {@code quantity} and its units are priced in steps. */
  public double incrementalCost(double quantity) {
    double bill = 0;
    for (int j = 0; j <= region(quantity); j++) {
      bill += unitCosts[j] * (Math.min(quantity, regionEnd(j)) - breakpoints[j]);
    }
    return cost(quantity, bill);
  }

  private double cost(double quantity, double bill) {
    return demandRate * (bill + fixedCost) / quantity + carryingCharge * bill / 2;
  }

  private EconomicOrderQuantity curve(int j, double fixed) {
    return new EconomicOrderQuantity(fixed, carryingCharge * unitCosts[j], demandRate);
  }

  private int region(double quantity) {
    int j = unitCosts.length - 1;
    while (j > 0 && quantity < breakpoints[j]) {
      j--;
    }
    return j;
  }

  private double regionEnd(int j) {
    return j + 1 < breakpoints.length ? breakpoints[j + 1] : Double.POSITIVE_INFINITY;
  }

  private static Lot better(Lot one, Lot other) {
    return other.cost() < one.cost() ? other : one;
  }
}

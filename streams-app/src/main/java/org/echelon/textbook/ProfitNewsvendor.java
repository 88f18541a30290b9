package org.echelon.textbook;

import org.echelon.demand.Law;
import org.echelon.demand.Require;

/**
 * The newsvendor in prices: buy at c, sell at r, clear what is left at v.
 *
 * <pre>
 * max over S of  r E[min(S, D)] + v E[(S - D)^+] - c S  =  (r - c) E[D] - newsvendor cost(S)
 * with h = c - v,  p = r - c
 * </pre>
 *
 * <p>No goodwill is lost with an unserved customer. Exact to the accuracy of the law. Source:
 * Arrow, Harris and Marschak (1951).
 *
 * <p>O(1), or the support of a count law.
 *
 * @param sellingPrice r, $ per unit
 * @param unitCost c, $ per unit, below r
 * @param salvageValue v, $ per unit, below c
 * @param demand D
 */
public record ProfitNewsvendor(
    double sellingPrice, double unitCost, double salvageValue, Law demand) {

  public ProfitNewsvendor {
    Require.that(
        sellingPrice > unitCost && unitCost > salvageValue,
        "selling price, unit cost and salvage value must fall in this order");
  }

  /** S*, units. */
  public double level() {
    return costs().level();
  }

  /** Expected profit of the optimum, $. */
  public double profit() {
    return profit(level());
  }

  /** Expected profit of stocking {@code level}, $. */
  public double profit(double level) {
    return (sellingPrice - unitCost) * demand.mean() - costs().cost(level);
  }

  /** The same decision in costs of overage and underage. */
  public Newsvendor costs() {
    return new Newsvendor(unitCost - salvageValue, sellingPrice - unitCost, demand);
  }
}

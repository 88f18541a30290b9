package org.echelon.textbook;

import org.echelon.demand.Require;

/**
 * The economic order quantity.
 *
 * <pre>
 * min over Q of   K d / Q + h Q / 2;     Q* = sqrt(2 K d / h),   cost* = h Q*
 * </pre>
 *
 * <p>Assumes a constant demand rate, instant or constant lead time, no shortages. Closed form,
 * O(1), exact to rounding. Source: Harris (1913).
 *
 * @param fixedCost K, $ per order
 * @param holdingCost h, $ per unit and time
 * @param demandRate d, units per time
 */
public record EconomicOrderQuantity(double fixedCost, double holdingCost, double demandRate) {

  public EconomicOrderQuantity {
    Require.notNegative("fixedCost", fixedCost);
    Require.positive("holdingCost", holdingCost);
    Require.positive("demandRate", demandRate);
  }

  /** Q*, units. */
  public double quantity() {
    return Math.sqrt(2 * fixedCost * demandRate / holdingCost);
  }

  /** Cost of the optimum, $ per time. */
  public double cost() {
    return holdingCost * quantity();
  }

  /** Cost of ordering {@code quantity} each time, $ per time. */
  public double cost(double quantity) {
    return fixedCost * demandRate / quantity + holdingCost * quantity / 2;
  }
}

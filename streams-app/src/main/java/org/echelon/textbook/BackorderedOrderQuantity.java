package org.echelon.textbook;

import org.echelon.demand.Require;

/**
 * The economic order quantity with planned backorders.
 *
 * <pre>
 * min over Q, x of   h Q (1-x)^2 / 2 + p Q x^2 / 2 + K d / Q,     x the share of demand backordered
 * x* = h / (h + p),   Q* = sqrt(2 K d (h + p) / (h p)),   cost* = h Q* p / (h + p)
 * </pre>
 *
 * <p>Assumes a constant demand rate and that every customer waits. Closed form, O(1), exact to
 * rounding. Source: Hadley and Whitin, Analysis of Inventory Systems (1963), section 2-7.
 *
 * @param fixedCost K, $ per order
 * @param holdingCost h, $ per unit and time
 * @param backorderCost p, $ per unit backordered and time
 * @param demandRate d, units per time
 */
public record BackorderedOrderQuantity(
    double fixedCost, double holdingCost, double backorderCost, double demandRate) {

  public BackorderedOrderQuantity {
    Require.notNegative("fixedCost", fixedCost);
    Require.positive("holdingCost", holdingCost);
    Require.positive("backorderCost", backorderCost);
    Require.positive("demandRate", demandRate);
  }

  /** Q*, units. */
  public double quantity() {
    double spread = (holdingCost + backorderCost) / (holdingCost * backorderCost);
    return Math.sqrt(2 * fixedCost * demandRate * spread);
  }

  /** x*, the share of demand that waits. */
  public double backorderedShare() {
    return holdingCost / (holdingCost + backorderCost);
  }

  /** Cost of the optimum, $ per time. */
  public double cost() {
    return backorderCost * backorderedShare() * quantity();
  }

  /** Cost of ordering {@code quantity} with the given share backordered, $ per time. */
  public double cost(double quantity, double share) {
    double held = holdingCost * quantity * (1 - share) * (1 - share) / 2;
    double waiting = backorderCost * quantity * share * share / 2;
    return held + waiting + fixedCost * demandRate / quantity;
  }
}

package org.echelon.textbook;

import org.echelon.demand.Require;

/**
 * The economic production quantity: lots that arrive at a finite rate.
 *
 * <pre>
 * min over Q of   K d / Q + h (1 - d / m) Q / 2;     Q* = sqrt(2 K d / (h (1 - d / m)))
 * </pre>
 *
 * <p>Assumes constant rates, no shortages. It is the order quantity of Harris with the holding cost
 * scaled by 1 - d / m. Closed form, O(1), exact to rounding. Source: Taft (1918).
 *
 * @param fixedCost K, $ per setup
 * @param holdingCost h, $ per unit and time
 * @param demandRate d, units per time
 * @param productionRate m, units per time, above d
 */
public record EconomicProductionQuantity(
    double fixedCost, double holdingCost, double demandRate, double productionRate) {

  public EconomicProductionQuantity {
    Require.positive("demandRate", demandRate);
    Require.that(
        productionRate > demandRate,
        "productionRate must be above the demand rate " + demandRate + ", is " + productionRate);
  }

  /** Q*, units. */
  public double quantity() {
    return scaled().quantity();
  }

  /** Cost of the optimum, $ per time. */
  public double cost() {
    return scaled().cost();
  }

  /** Cost of lots of {@code quantity}, $ per time. */
  public double cost(double quantity) {
    return scaled().cost(quantity);
  }

  private EconomicOrderQuantity scaled() {
    double heldShare = 1 - demandRate / productionRate;
    return new EconomicOrderQuantity(fixedCost, holdingCost * heldShare, demandRate);
  }
}

package org.echelon.producers.us8;

/**
 * What is true of a SKU, which the planner does not see: mean demand over all classes in units a
 * day, variance over mean, volume of a unit in dm³ and selling price in currency.
 */
public record SkuProfile(
    String sku, double ratePerDay, double varianceToMean, double unitCube, double sellingPrice) {

  /** What a unit costs to buy: three fifths of its price. */
  public double unitCost() {
    return 0.6 * sellingPrice;
  }

  /** What a unit not sold costs: margin, goodwill and the shipping that is not paid. */
  public double lostSaleValue() {
    return 0.3 * sellingPrice + 6.5;
  }

  /** Capital and risk, currency per unit and day. */
  public double holdingPerDay() {
    return HOLDING_RATE_PER_YEAR * unitCost() / 365;
  }

  /** Yearly holding cost as a share of the unit cost. */
  public static final double HOLDING_RATE_PER_YEAR = 0.25;
}

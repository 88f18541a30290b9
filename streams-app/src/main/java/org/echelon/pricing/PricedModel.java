package org.echelon.pricing;

/**
 * A population of (SKU, node) pairs that answers a vector of prices with its value, usage and
 * curvature, in one place or in parts, and that can say what a plan that fits is worth.
 */
public interface PricedModel extends DualModel {
  PricedRows rows();

  int skus();

  /** (SKU, node) pairs with at least one level worth holding at zero prices. */
  long pairCount();

  /** By row what a real unit counts in the model. */
  double[] scale();

  /** Usage of the rows in cube and in units a day, from usage in the model's scale. */
  double[] inNaturalUnits(double[] usage);

  /** A whole-lot plan that fits every capacity, made from the best levels at prices. */
  Plan repaired(double[] prices);

  /** Every so many-th SKU, with its share of the capacities: close to the whole, and cheaper. */
  DualModel sample(int every);

  /** Answers a price vector >= 0, with or without the second derivatives. */
  default Evaluation evaluate(double[] prices, boolean curvature) {
    return evaluate(prices, curvature ? 1 : 0);
  }

  /** The bound that prices >= 0 by row prove; the lowest one belongs to the best prices. */
  default double bound(double[] prices) {
    return bound(prices, evaluate(prices, false).value());
  }
}

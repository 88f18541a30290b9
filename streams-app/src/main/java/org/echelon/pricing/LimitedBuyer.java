package org.echelon.pricing;

/** One SKU that uses some of a shared limit: money of the buying budget, or a vendor's units. */
@FunctionalInterface
public interface LimitedBuyer {

  /**
   * A best purchase at a price, one that maximises value - price * use. At equal prices it always
   * answers the same.
   */
  Answer at(double price);

  /**
   * A purchase.
   *
   * @param use how much of the limit it takes
   * @param value what it is worth less all costs but that price, currency
   * @param slack the most that it may be worth less than the best one at the price; 0 where it is
   *     known to be the best
   */
  record Answer(double use, double value, double slack) {

    /** A best purchase. */
    public Answer(double use, double value) {
      this(use, value, 0);
    }
  }

  /**
   * Buys units one by one while they earn more than the price of what they use.
   *
   * @param margins falling value of each unit less its own costs, currency
   * @param usePerUnit how much of the limit a unit takes
   */
  static LimitedBuyer ofUnits(double[] margins, double usePerUnit) {
    return price -> {
      int units = 0;
      double value = 0;
      while (units < margins.length && margins[units] > price * usePerUnit) {
        value += margins[units++];
      }
      return new Answer(units * usePerUnit, value);
    };
  }
}

package org.echelon.pricing;

/** One SKU that uses some of what purchases share: money of a budget, units of vendors. */
@FunctionalInterface
public interface LimitedBuyer {

  /**
   * A best purchase at prices by limit, one that maximises value - prices . use. At equal prices it
   * always answers the same.
   */
  Answer at(double[] prices);

  /**
   * A purchase.
   *
   * @param use by limit, how much of it it takes
   * @param value what it is worth less all costs but those prices, currency
   * @param slack the most that it may be worth less than the best one at the prices; 0 where it is
   *     known to be the best
   */
  record Answer(double[] use, double value, double slack) {

    /** A best purchase. */
    public Answer(double[] use, double value) {
      this(use, value, 0);
    }

    /** What it is worth at prices. */
    double worth(double[] prices) {
      return value - cost(prices, use);
    }

    static double cost(double[] prices, double[] use) {
      double sum = 0;
      for (int r = 0; r < use.length; r++) {
        sum += prices[r] * use[r];
      }
      return sum;
    }
  }

  /**
   * Buys units one by one while they earn more than the prices of what they use.
   *
   * @param margins falling value of each unit less its own costs, currency
   * @param usePerUnit by limit, how much of it a unit takes
   */
  static LimitedBuyer ofUnits(double[] margins, double... usePerUnit) {
    return prices -> {
      double cost = Answer.cost(prices, usePerUnit);
      int units = 0;
      double value = 0;
      while (units < margins.length && margins[units] > cost) {
        value += margins[units++];
      }
      double[] use = new double[usePerUnit.length];
      for (int r = 0; r < use.length; r++) {
        use[r] = units * usePerUnit[r];
      }
      return new Answer(use, value);
    };
  }
}

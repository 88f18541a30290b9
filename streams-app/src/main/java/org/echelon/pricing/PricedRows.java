package org.echelon.pricing;

import org.echelon.valuation.NodeLadder;

/**
 * The rows of a pricing problem, and how stock of a node uses them in a week. A problem in steady
 * state has one week.
 */
public interface PricedRows {

  /** Number of priced rows. */
  int size();

  Resources.Row row(int index);

  /** The week in which a row is used, and after which no other stock of its week can relieve it. */
  default int week(int row) {
    return 0;
  }

  /** How many weeks the rows span. */
  default int weeks() {
    return 1;
  }

  /** Registers the rows that a ladder uses in a week; gives the number of its block. */
  int block(NodeLadder ladder, int week, Blocks blocks);

  /**
   * The same for a ladder of whose flow a share goes on to nodes that pay its node's flow price
   * themselves; rows that know no such share take none.
   */
  default int block(NodeLadder ladder, int week, double onward, Blocks blocks) {
    return block(ladder, week, blocks);
  }

  /** Whether levels beyond the best at zero prices can become worth holding. */
  default boolean rewardsHolding() {
    return false;
  }

  /**
   * Refuses a vector of the wrong length or with a value that is not a number, infinite or below
   * zero.
   */
  default void check(double[] prices) {
    if (prices.length != size()) {
      throw new PriceException(
          "PRICE_SHAPE", prices.length + " prices given for " + size() + " rows");
    }
    for (int r = 0; r < prices.length; r++) {
      if (!(prices[r] >= 0) || Double.isInfinite(prices[r])) {
        throw new PriceException(
            "PRICE_SHAPE",
            "price of " + row(r).name() + " is " + prices[r] + "; it must be finite and >= 0");
      }
    }
  }
}

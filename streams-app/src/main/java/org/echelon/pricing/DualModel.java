package org.echelon.pricing;

/** A convex dual L(prices) = prices . capacity + value(prices), asked at one vector at a time. */
public interface DualModel {

  /** By row, in the scale of its usage. */
  double[] capacity();

  /** Answers prices >= 0; smoothing 0 gives the exact part only. */
  Evaluation evaluate(double[] prices, double smoothing);

  /** What is lost to the limits can be at most this above the bound. */
  double valueAtZero();

  /** Whether no block is ever worth less than nothing, as where nothing has to be held. */
  default boolean blocksNeverLose() {
    return true;
  }

  /** The Lagrangian bound of an answer: prices times capacities plus value, currency a day. */
  default double bound(double[] prices, double value) {
    double sum = value;
    for (int r = 0; r < prices.length; r++) {
      sum += prices[r] * capacity()[r];
    }
    return sum;
  }
}

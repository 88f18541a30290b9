package org.echelon.planning.regions;

import org.echelon.demand.DemandTail;
import org.echelon.valuation.DemandSpread;
import org.echelon.valuation.Turn;

/**
 * What stock of an item at one place earns a day at the best level, where a unit sold there saves
 * some amount and a unit lying there costs some a day.
 *
 * <pre>
 * gain = max over k of  saving E[min(k, D)] / T - H (k - kappa E[min(k, D)])
 * </pre>
 *
 * <p>with D the demand of the protection time T. The gain of one more unit falls, so the first that
 * earns nothing ends it: this is the rule of the marginal value, and what hardly sells is worth no
 * unit. O(level). Exact for the law of D and one saving. Source: model, equation 1.
 */
final class StockGain {
  private static final int FIRST = 64;
  private static final int MOST = 1 << 16;

  private double[] tails = new double[FIRST];

  private double gain;
  private double sold;

  /** Computes gain and units sold at the best level; both are kept until the next time. */
  void at(double ratePerDay, double saving, double holding, Turn turn, DemandSpread spread) {
    gain = 0;
    sold = 0;
    if (!(ratePerDay > 0) || !(saving > 0)) {
      return;
    }
    double days = turn.protectionDays();
    double mean = ratePerDay * days;
    double perUnitSold = saving / days + holding * turn.kappaAt(turn.turnDays(mean));
    double least = holding / perUnitSold;
    int filled = fill(mean, spread.variance(ratePerDay, turn), least);
    double expected = 0;
    int level = 0;
    for (; level < filled && tails[level] > least; level++) {
      expected += tails[level];
    }
    gain = perUnitSold * expected - holding * level;
    sold = expected / days;
  }

  /** Currency a day. */
  double gain() {
    return gain;
  }

  /** Units a day. */
  double sold() {
    return sold;
  }

  private int fill(double mean, double variance, double floor) {
    int filled = DemandTail.fill(mean, variance, 1, floor, tails.length, tails);
    while (filled == tails.length && tails[filled - 1] >= floor && filled < MOST) {
      tails = new double[2 * tails.length];
      filled = DemandTail.fill(mean, variance, 1, floor, tails.length, tails);
    }
    return filled;
  }
}

package org.echelon.pricing.forward;

import org.echelon.valuation.NodeLadder;

/**
 * The ladder of a node for a multiple of its demand: with S_j(y) the sum of the tails of the first
 * y levels, linear between them,
 *
 * <pre>S'_j(y) = ratio S_j(y / ratio)</pre>
 *
 * <p>as if every demand came out that many times larger. So what is served in the mean of so many
 * times the stock is exactly as many times as much, tails stay between 0 and 1 and fall. What is
 * neglected: demand that is larger spreads less in relation to its mean, and turns sooner; safety
 * stock is too high where demand rises and too low where it falls. Savings stay as they are, since
 * streams are not routed anew.
 *
 * <p>O(streams levels ratio). A heuristic: the mean is exact, the spread is not. Source: model,
 * section 11.
 */
final class StretchedLadder {
  private StretchedLadder() {}

  /** The ladder itself where the ratio is 1. */
  static NodeLadder of(NodeLadder ladder, double ratio) {
    if (ratio == 1 || ladder.levels() == 0) {
      return ladder;
    }
    double[] rates = ladder.rates().clone();
    double[][] tails = new double[ladder.streams()][];
    for (int j = 0; j < tails.length; j++) {
      rates[j] *= ratio;
      tails[j] = stretched(ladder.tails()[j], ratio);
    }
    return new NodeLadder(
        ladder.node(),
        ladder.feeder(),
        ladder.unitCube(),
        ladder.turnDays(),
        ladder.protectionDays(),
        ladder.kappa(),
        ladder.rho(),
        ladder.holdingPerUnitDay(),
        ladder.lot(),
        ladder.savings(),
        rates,
        tails);
  }

  private static double[] stretched(double[] tails, double ratio) {
    double[] sums = new double[tails.length + 1];
    for (int x = 0; x < tails.length; x++) {
      sums[x + 1] = sums[x] + tails[x];
    }
    double[] longer = new double[Math.max(1, (int) Math.ceil(tails.length * ratio))];
    double below = 0;
    for (int x = 0; x < longer.length; x++) {
      double here = ratio * at(sums, (x + 1) / ratio);
      longer[x] = Math.max(0, Math.min(1, here - below));
      below = here;
    }
    return longer;
  }

  private static double at(double[] sums, double y) {
    int whole = (int) Math.min(y, sums.length - 1);
    double part = Math.min(y, sums.length - 1) - whole;
    return part == 0 ? sums[whole] : sums[whole] + part * (sums[whole + 1] - sums[whole]);
  }
}

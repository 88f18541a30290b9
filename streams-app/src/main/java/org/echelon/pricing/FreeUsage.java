package org.echelon.pricing;

import java.util.Arrays;

/**
 * What pairs are worth, and what they use of each row, where nothing has a price; and from that how
 * rows count flow. Parts of a population add up.
 *
 * <p>Rows count flow as the price enters the margin, rho * tail / tau. A real flow is tail / T, so
 * capacity is scaled by rho * T / tau: exact where all pairs of a row agree. As tau depends on
 * times and demand, most rows have pairs that differ; a row takes the mean of T / tau, weighted by
 * usage at zero prices, so that its units are right in sum there, not pair by pair.
 *
 * <p>O(rows). Exact to rounding but for that mean. Source: model, section 6.
 *
 * @param value currency a day
 * @param flow by row in the model's scale, of what pays the flow price
 * @param storage by row, of what is stored
 * @param held by row, of units held
 * @param unitsPerDay by row the real flow
 */
public record FreeUsage(
    double value, double[] flow, double[] storage, double[] held, double[] unitsPerDay) {

  /** Nothing used. */
  static FreeUsage none(int rows) {
    return new FreeUsage(0, new double[rows], new double[rows], new double[rows], new double[rows]);
  }

  /**
   * What a sample uses, in the scale of the whole; its real flow is not known.
   *
   * @param sums at zero prices
   */
  static FreeUsage of(BlockSums sums, Blocks blocks, double[] scale) {
    FreeUsage free = none(scale.length);
    double value = 0;
    for (int b = 0; b < blocks.size(); b++) {
      value += sums.value()[b];
      blocks.addUsage(free.flow, b, sums.flow()[b], 0, 0);
      blocks.addUsage(free.storage, b, 0, sums.storage()[b], 0);
      blocks.addUsage(free.held, b, 0, 0, sums.held()[b]);
    }
    // Blocks count units held in the scale of their rows by now.
    Arrays.setAll(free.held, r -> free.held[r] / scale[r]);
    return new FreeUsage(value, free.flow, free.storage, free.held, free.unitsPerDay);
  }

  /** The sum of two parts. */
  FreeUsage plus(FreeUsage other) {
    return new FreeUsage(
        value + other.value,
        sum(flow, other.flow),
        sum(storage, other.storage),
        sum(held, other.held),
        sum(unitsPerDay, other.unitsPerDay));
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = new double[one.length];
    Arrays.setAll(sum, r -> one[r] + other[r]);
    return sum;
  }

  /** By row what a real unit counts. */
  double[] scale(PricedRows rows) {
    double[] scale = new double[flow.length];
    for (int r = 0; r < scale.length; r++) {
      boolean used = rows.row(r).kind() == Resources.Kind.FLOW && unitsPerDay[r] > 0;
      scale[r] = used ? flow[r] / unitsPerDay[r] : 1;
    }
    return scale;
  }

  /** By row all that is used, in the model's scale. */
  double[] usage(double[] scale) {
    double[] usage = new double[flow.length];
    Arrays.setAll(usage, r -> flow[r] + storage[r] + scale[r] * held[r]);
    return usage;
  }

  /**
   * Capacities for a sample, by row the share of all usage that is the sample's. Where nothing is
   * used, nothing is scarce.
   */
  static double[] shared(double[] capacity, double[] all, double[] sample) {
    double[] shared = capacity.clone();
    for (int r = 0; r < shared.length; r++) {
      shared[r] *= all[r] > 0 ? sample[r] / all[r] : 1;
    }
    return shared;
  }
}

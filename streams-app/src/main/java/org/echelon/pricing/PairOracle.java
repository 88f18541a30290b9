package org.echelon.pricing;

/**
 * The inner loop over pairs. At flow price P, storage price s and rental d a pair has H = H0 + s q,
 * stream weights w_j = (r_j - rho P) / tau + kappa H, and margins
 *
 * <pre>
 * m(x) = sum_j w_j^+ (G_j(x) - G_{j-1}(x)) - H - d = sum_j v_j G_j(x) - H - d,
 * v_j = w_j^+ - w_{j+1}^+
 * </pre>
 *
 * <p>O(streams) for a pair whose level stays, O(streams log levels) for another: the search starts
 * where the last one ended and doubles its stride. Exact to rounding, as margins fall in x. Source:
 * model, equation 1 and section 6.
 */
final class PairOracle {
  /** Streams that a node has where many classes reach it. */
  private static final int USUAL = 3;

  private final FrozenModel m;
  private final int[] lastLevel;
  private final double[] drop;
  private final int widest;

  // The pair at hand.
  private int tails;
  private int streams;
  private int active;
  private double carry;
  private double cost;

  PairOracle(FrozenModel model) {
    this.m = model;
    this.lastLevel = new int[model.pairs];
    int widest = 0;
    for (int p = 0; p < model.pairs; p++) {
      widest = Math.max(widest, model.streamStart[p + 1] - model.streamStart[p]);
    }
    drop = new double[widest];
    this.widest = widest;
  }

  Evaluation evaluate(double[] prices, double smoothing) {
    Blocks blocks = m.blocks;
    int count = blocks.size();
    double[] flowPrice = new double[count];
    double[] storagePrice = new double[count];
    double[] rentalPrice = new double[count];
    for (int b = 0; b < count; b++) {
      flowPrice[b] = blocks.price(b, Blocks.FLOW, prices);
      storagePrice[b] = blocks.price(b, Blocks.STORAGE, prices);
      rentalPrice[b] = blocks.price(b, Blocks.RENTAL, prices);
    }
    double[] value = new double[count];
    double[] flow = new double[count];
    double[] storage = new double[count];
    double[] held = new double[count];
    RoundedSums rounded = smoothing > 0 ? new RoundedSums(m, smoothing, widest) : null;
    for (int p = 0; p < m.pairs; p++) {
      int b = m.block[p];
      int level = exactLevel(p, flowPrice[b], storagePrice[b], rentalPrice[b]);
      double served = served(level);
      value[b] += m.lot[p] * worth(level);
      flow[b] += m.flow(p, served);
      storage[b] += m.storage(p, level, served);
      held[b] += m.lot[p] * level;
      if (rounded != null) {
        rounded.add(p, flowPrice[b], storagePrice[b], rentalPrice[b], level);
      }
    }
    double sum = 0;
    double[] usage = new double[prices.length];
    int[][] rows = new int[count][];
    double[][] used = new double[count][];
    for (int b = 0; b < count; b++) {
      sum += value[b];
      rows[b] = blocks.rows(b);
      used[b] = blocks.usageOf(b, flow[b], storage[b], held[b]);
      blocks.addUsage(usage, b, flow[b], storage[b], held[b]);
    }
    return new Evaluation(
        sum, usage, value, rows, used, rounded == null ? null : rounded.answer(prices.length));
  }

  /** Sets up the exact weights of a pair and finds how many levels have margin >= 0. */
  int exactLevel(int p, double flowPrice, double storagePrice, double rentalPrice) {
    streams = m.streams(p);
    tails = m.tailStart[p];
    carry = m.carry(p, storagePrice);
    cost = carry + rentalPrice;
    active = 0;
    double previous = 0;
    int first = m.streamStart[p];
    double paid = m.flowPerTail[p] * flowPrice;
    double kept = m.kappa[p] * carry;
    for (int j = streams - 1; j >= 0; j--) {
      double weight = m.earnings[first + j] - paid + kept;
      if (weight > 0) {
        active = Math.max(active, j + 1);
        drop[j] = weight - previous;
        previous = weight;
      }
    }
    int level = lastLevel[p];
    if (streams != USUAL || !stays(level, m.levels[p])) {
      level = search(level, m.levels[p]);
      lastLevel[p] = level;
    }
    return level;
  }

  /**
   * Whether the level is where it was, for a pair of three streams: both margins about it at once,
   * in the order of {@link #margin}, so with the same bits.
   */
  private boolean stays(int level, int count) {
    double[] sums = m.tailSums;
    int at = tails + level * USUAL;
    double first = active > 0 ? drop[0] : 0;
    double second = active > 1 ? drop[1] : 0;
    double third = active > 2 ? drop[2] : 0;
    double here0 = sums[at];
    double here1 = sums[at + 1];
    double here2 = sums[at + 2];
    if (level < count) {
      double next =
          -cost
              + first * (sums[at + 3] - here0)
              + second * (sums[at + 4] - here1)
              + third * (sums[at + 5] - here2);
      if (next >= 0) {
        return false;
      }
    }
    return level == 0
        || -cost
                + first * (here0 - sums[at - 3])
                + second * (here1 - sums[at - 2])
                + third * (here2 - sums[at - 1])
            >= 0;
  }

  /** Streams served in the exact setting of the pair last opened. */
  int activeStreams() {
    return active;
  }

  /** Margin of a level (0-based) of the pair last opened, at its prices. */
  double margin(int x) {
    double[] sums = m.tailSums;
    double[] drops = drop;
    double sum = -cost;
    int at = tails + x * streams;
    int above = at + streams;
    for (int j = 0; j < active; j++) {
      sum += drops[j] * (sums[above + j] - sums[at + j]);
    }
    return sum;
  }

  /** What the levels of the pair last opened are worth at its prices, by unit of a lot. */
  double worth(int level) {
    double sum = -level * cost;
    int at = tails + level * streams;
    for (int j = 0; j < active; j++) {
      sum += drop[j] * m.tailSums[at + j];
    }
    return sum;
  }

  /** Sum of the served tails below a level of the pair last opened. */
  double served(int level) {
    return active == 0 ? 0 : m.tailSums[tails + level * streams + active - 1];
  }

  /** Doubles its stride away from where the level was last, then halves the bracket. */
  private int search(int start, int count) {
    int low = 0;
    int high = count;
    int stride = 1;
    if (start < count && margin(start) >= 0) {
      low = start + 1;
      while (low < count && low - 1 + stride < count && margin(low - 1 + stride) >= 0) {
        low = low + stride;
        stride *= 2;
      }
      high = Math.min(count, low - 1 + stride);
    } else {
      high = Math.min(start, count);
      while (high > 0 && margin(Math.max(0, high - stride)) < 0) {
        high = Math.max(0, high - stride);
        stride *= 2;
      }
      low = high == 0 ? 0 : Math.max(0, high - stride) + 1;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (margin(middle) >= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

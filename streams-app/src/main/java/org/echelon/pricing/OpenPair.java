package org.echelon.pricing;

/**
 * One pair at given prices. At flow price P, storage price s and rental d a pair has H = H0 + s q,
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
final class OpenPair {
  /** Streams that a node has where many classes reach it. */
  private static final int USUAL = 3;

  private double[] drop = new double[USUAL];
  private double[] sums = {};
  private int tails;
  private int streams;
  private int active;
  private double cost;

  /**
   * Opens a pair and finds how many of its levels have margin >= 0.
   *
   * @param start a level to look at first
   */
  int level(PairBlock block, int i, int start, double[] price) {
    sums = block.tailSums;
    streams = block.streams(i);
    tails = block.tailStart[i];
    double carry = block.carry(i, price[Blocks.STORAGE]);
    cost = carry + price[Blocks.RENTAL];
    active = 0;
    if (drop.length < streams) {
      drop = new double[streams];
    }
    double previous = 0;
    int first = block.streamStart[i];
    double paid = block.flowPerTail[i] * price[Blocks.FLOW];
    double kept = block.kappa[i] * carry;
    for (int j = streams - 1; j >= 0; j--) {
      double weight = block.earnings[first + j] - paid + kept;
      if (weight > 0) {
        active = Math.max(active, j + 1);
        drop[j] = weight - previous;
        previous = weight;
      }
    }
    boolean same = streams == USUAL && stays(start, block.levels[i]);
    return same ? start : search(start, block.levels[i]);
  }

  /**
   * Whether the level is where it was, for a pair of three streams: both margins about it at once,
   * in the order of {@link #margin}, so with the same bits.
   */
  private boolean stays(int level, int count) {
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
    double sum = -cost;
    int at = tails + x * streams;
    int above = at + streams;
    for (int j = 0; j < active; j++) {
      sum += drop[j] * (sums[above + j] - sums[at + j]);
    }
    return sum;
  }

  /** What the levels of the pair last opened are worth at its prices, by unit of a lot. */
  double worth(int level) {
    double sum = -level * cost;
    int at = tails + level * streams;
    for (int j = 0; j < active; j++) {
      sum += drop[j] * sums[at + j];
    }
    return sum;
  }

  /** Sum of the served tails below a level of the pair last opened. */
  double served(int level) {
    return active == 0 ? 0 : sums[tails + level * streams + active - 1];
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

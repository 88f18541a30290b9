package org.echelon.pricing.forward;

import java.util.Arrays;

/**
 * The best levels of one SKU at one node over the weeks, when stock cannot fall faster than it is
 * sold. With concave week values F_w (slopes: the margins) and concave weekly sales S_w,
 *
 * <pre>maximise sum_w F_w(K_w)   subject to   K_w + S_w(K_w) >= K_w-1</pre>
 *
 * (model, section 11: the row that the time-expanded dual drops). Levels may be fractional, lots
 * fill in order, as in the linear program.
 *
 * <p>Solved exactly from the last week back: what the weeks from w on are worth after a level y,
 * V_w(y), is the maximum of G_w = F_w + V_w+1 over K with K + S_w(K) >= y. G_w is concave and
 * piecewise linear, K + S_w(K) grows, so V_w is G_w at the larger of its own best level and the
 * smallest one allowed; a new corner per corner. Time grows with the number of corners, at most
 * levels times weeks squared.
 *
 * <p>Demand streams served are those that the margins are given for; a stream not worth serving
 * does not help to dispose of stock.
 *
 * <p>O(levels weeks²). Exact to rounding.
 */
public final class StockPath {
  private static final double EPSILON = 1e-12;

  private StockPath() {}

  /** Levels by week, and their values in currency a day, summed. */
  public record Path(double[] levels, double value) {}

  /**
   * Finds the path.
   *
   * @param margins by week and level (0-based), currency per unit and day, not increasing
   * @param soldPerWeek by week and level, what the unit at that level sells a week, not increasing
   * @param position level before the first week
   */
  public static Path best(double[][] margins, double[][] soldPerWeek, double position) {
    return best(margins, gone(soldPerWeek), position);
  }

  /**
   * By week, a level and what it sells in the week, from which the week before may have come down.
   */
  static Concave[] gone(double[][] soldPerWeek) {
    return Arrays.stream(soldPerWeek).map(Concave::keptAndSold).toArray(Concave[]::new);
  }

  static Path best(double[][] margins, Concave[] gone, double position) {
    int weeks = margins.length;
    Concave[] own = new Concave[weeks];
    Concave[] worth = new Concave[weeks];
    Concave after = Concave.ZERO;
    for (int w = weeks - 1; w >= 0; w--) {
      own[w] = Concave.ofSlopes(margins[w]);
      worth[w] = own[w].plus(after);
      after = worth[w].after(gone[w]);
    }
    double[] levels = new double[weeks];
    double former = position;
    double value = 0;
    for (int w = 0; w < weeks; w++) {
      double least = gone[w].inverse(former);
      if (least > worth[w].end() + EPSILON) {
        throw new IllegalArgumentException(
            "a level of " + former + " cannot be sold down to the " + worth[w].end() + " offered");
      }
      levels[w] = Math.max(worth[w].best(), least);
      value += own[w].at(levels[w]);
      former = levels[w];
    }
    return new Path(levels, value);
  }
}

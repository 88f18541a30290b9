package org.echelon.pricing.forward;

import java.util.Arrays;

/**
 * A concave piecewise linear function on [0, end] by its corners; beyond the end it is not defined.
 * Immutable.
 *
 * <pre>
 * (F + G)(k) = F(k) + G(k),   after(y) = max over k with gone(k) >= y of F(k),   gone growing
 * </pre>
 *
 * <p>O(corners) for a sum or a maximum, O(log corners) for a value. Exact to rounding; corners
 * nearer than 1e-12 to the end are joined. Source: model, section 11.
 *
 * @param x corners, growing from 0
 * @param y values there
 */
record Concave(double[] x, double[] y) {
  private static final double EPSILON = 1e-12;

  /** Zero everywhere. */
  static final Concave ZERO = new Concave(new double[] {0, 1e12}, new double[] {0, 0});

  /** Sums of slopes: the value at k is that of the first k units. */
  static Concave ofSlopes(double[] slopes) {
    double[] x = new double[slopes.length + 1];
    double[] y = new double[slopes.length + 1];
    for (int k = 0; k < slopes.length; k++) {
      x[k + 1] = k + 1;
      y[k + 1] = y[k] + slopes[k];
    }
    return new Concave(x, y);
  }

  /** k plus what the first k units sell. */
  static Concave keptAndSold(double[] sold) {
    double[] slopes = sold.clone();
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] += 1;
    }
    return ofSlopes(slopes);
  }

  double end() {
    return x[x.length - 1];
  }

  /** The value at a point of [0, end]. */
  double at(double point) {
    return interpolate(x, y, point);
  }

  /** The values at growing points of [0, end]. */
  private double[] at(double[] points) {
    double[] values = new double[points.length];
    int high = 1;
    for (int i = 0; i < points.length; i++) {
      while (high < x.length - 1 && x[high] < points[i]) {
        high++;
      }
      double share = x.length == 1 ? 0 : (points[i] - x[high - 1]) / (x[high] - x[high - 1]);
      values[i] = x.length == 1 ? y[0] : y[high - 1] + share * (y[high] - y[high - 1]);
    }
    return values;
  }

  /**
   * The smallest point with at least this value, of a growing function; beyond the end, slope 1.
   */
  double inverse(double value) {
    double top = y[y.length - 1];
    if (value <= 0) {
      return 0;
    }
    return value > top ? end() + value - top : interpolate(y, x, value);
  }

  private static double interpolate(double[] from, double[] to, double point) {
    int i = Arrays.binarySearch(from, point);
    if (i >= 0) {
      return to[i];
    }
    int high = Math.min(-i - 1, from.length - 1);
    if (high == 0) {
      return to[0];
    }
    double share = (point - from[high - 1]) / (from[high] - from[high - 1]);
    return to[high - 1] + share * (to[high] - to[high - 1]);
  }

  /** The largest maximiser, as indifferent units are held. */
  double best() {
    int i = 0;
    while (i + 1 < x.length && y[i + 1] >= y[i]) {
      i++;
    }
    return x[i];
  }

  /** The sum, where both are defined. */
  Concave plus(Concave other) {
    double end = Math.min(end(), other.end());
    double[] at = corners(x, other.x, -1, end - EPSILON, 1);
    at[at.length - 1] = end;
    double[] sum = at(at);
    double[] added = other.at(at);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += added[i];
    }
    return new Concave(at, sum);
  }

  /** Corners of either, each once, above low and below high, then so many places more. */
  private static double[] corners(double[] one, double[] other, double low, double high, int more) {
    double[] all = new double[one.length + other.length + more];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < one.length || j < other.length) {
      boolean first = j == other.length || (i < one.length && one[i] <= other[j]);
      double next = first ? one[i++] : other[j++];
      if (next > low && next < high && (count == 0 || next > all[count - 1])) {
        all[count++] = next;
      }
    }
    return Arrays.copyOf(all, count + more);
  }

  /** y -> the maximum of this over k with gone(k) >= y, for a growing gone. */
  Concave after(Concave gone) {
    double best = best();
    double[] above = corners(x, gone.x, best, Math.nextUp(end()), 0);
    double[] k = new double[above.length + 1];
    k[0] = best;
    System.arraycopy(above, 0, k, 1, above.length);
    int flat = best > 0 ? 1 : 0;
    double[] from = new double[k.length + flat];
    double[] value = new double[from.length];
    value[0] = at(best);
    System.arraycopy(gone.at(k), 0, from, flat, k.length);
    System.arraycopy(at(k), 0, value, flat, k.length);
    return new Concave(from, value);
  }
}

package org.echelon.pricing.forward;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * A concave piecewise linear function on [0, end] by its corners; beyond the end it is not defined.
 * Immutable.
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
    TreeSet<Double> corners = new TreeSet<>();
    for (Concave one : new Concave[] {this, other}) {
      for (double corner : one.x) {
        if (corner < end - EPSILON) {
          corners.add(corner);
        }
      }
    }
    corners.add(end);
    double[] at = corners.stream().mapToDouble(Double::doubleValue).toArray();
    return new Concave(at, Arrays.stream(at).map(point -> at(point) + other.at(point)).toArray());
  }

  /** y -> the maximum of this over k with gone(k) >= y, for a growing gone. */
  Concave after(Concave gone) {
    double best = best();
    TreeSet<Double> levels = new TreeSet<>();
    levels.add(best);
    for (Concave one : new Concave[] {this, gone}) {
      for (double corner : one.x) {
        if (corner > best && corner <= end()) {
          levels.add(corner);
        }
      }
    }
    double[] k = levels.stream().mapToDouble(Double::doubleValue).toArray();
    int flat = best > 0 ? 1 : 0;
    double[] from = new double[k.length + flat];
    double[] value = new double[from.length];
    value[0] = at(best);
    for (int i = 0; i < k.length; i++) {
      from[i + flat] = gone.at(k[i]);
      value[i + flat] = at(k[i]);
    }
    return new Concave(from, value);
  }
}

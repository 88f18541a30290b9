package org.echelon.valuation.echelon;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A function between given edges, as one Chebyshev series on every panel between two of them.
 *
 * <pre>
 * f(x) = c_0 / 2 + sum_i c_i T_i(t),   t = (x - middle) / half
 * c_i  = 2 / n sum_k f(middle + half cos(a_k)) cos(i a_k),   a_k = pi (k + 1/2) / n
 * </pre>
 *
 * <p>Assumes a function that is smooth inside each panel; the error then falls with a high power of
 * the panel's width. O(n) an evaluation, by Clenshaw's recursion (1955).
 */
final class PiecewisePolynomial {
  private static final int POINTS = 16;

  private static final double[][] COSINE = new double[POINTS][POINTS];

  static {
    for (int i = 0; i < POINTS; i++) {
      for (int k = 0; k < POINTS; k++) {
        COSINE[i][k] = Math.cos(i * Math.PI * (k + 0.5) / POINTS);
      }
    }
  }

  private final double[] edges;
  private final double[][] series;

  /** Interpolates a function over panels between rising edges. */
  PiecewisePolynomial(double[] edges, DoubleUnaryOperator function) {
    this.edges = edges;
    series = new double[edges.length - 1][POINTS];
    double[] values = new double[POINTS];
    for (int panel = 0; panel < series.length; panel++) {
      double middle = (edges[panel] + edges[panel + 1]) / 2;
      double half = (edges[panel + 1] - edges[panel]) / 2;
      for (int k = 0; k < POINTS; k++) {
        values[k] = function.applyAsDouble(middle + half * COSINE[1][k]);
      }
      for (int i = 0; i < POINTS; i++) {
        for (int k = 0; k < POINTS; k++) {
          series[panel][i] += 2.0 / POINTS * values[k] * COSINE[i][k];
        }
      }
    }
  }

  /** The function between the first and the last edge. */
  double at(double x) {
    int found = Arrays.binarySearch(edges, x);
    int panel = Math.min(Math.max(found >= 0 ? found : -found - 2, 0), series.length - 1);
    double t = (2 * x - edges[panel] - edges[panel + 1]) / (edges[panel + 1] - edges[panel]);
    double[] c = series[panel];
    double next = 0;
    double afterNext = 0;
    for (int i = POINTS - 1; i > 0; i--) {
      double here = 2 * t * next - afterNext + c[i];
      afterNext = next;
      next = here;
    }
    return t * next - afterNext + c[0] / 2;
  }
}

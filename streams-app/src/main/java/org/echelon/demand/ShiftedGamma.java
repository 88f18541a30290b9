package org.echelon.demand;

import org.apache.commons.math3.special.Gamma;

/**
 * A gamma distribution moved to the mean, variance and skewness (2 variance / mean - 1) / deviation
 * of a negative binomial; P(D >= k) is read half a unit below k. Error of order 1 / variance.
 */
final class ShiftedGamma {
  /** Shape above which the Wilson-Hilferty cube root replaces the incomplete gamma function. */
  private static final double CUBE_ROOT_SHAPE = 2_000;

  private final double shape;
  private final double scale;
  private final double shift;

  ShiftedGamma(double mean, double variance) {
    double deviation = Math.sqrt(variance);
    double skewness = (2 * variance / mean - 1) / deviation;
    shape = 4 / (skewness * skewness);
    scale = deviation * skewness / 2;
    shift = mean - shape * scale;
  }

  /** Averages over each lot by Simpson's rule, which keeps them falling. */
  int fill(int lot, double floor, int limit, double[] out) {
    double left = tail(0);
    for (int x = 0; x < limit; x++) {
      double middle = tail((x + 0.5) * lot);
      double right = tail((x + 1.0) * lot);
      out[x] = (left + 4 * middle + right) / 6;
      if (out[x] < floor) {
        return x + 1;
      }
      left = right;
    }
    return limit;
  }

  private double tail(double x) {
    double y = (x - shift) / scale;
    if (y <= 0) {
      return 1;
    }
    if (shape < CUBE_ROOT_SHAPE) {
      return Gamma.regularizedGammaQ(shape, y);
    }
    double z = (Math.cbrt(y / shape) - 1 + 1 / (9 * shape)) * 3 * Math.sqrt(shape);
    return NormalLoss.tail(z);
  }
}

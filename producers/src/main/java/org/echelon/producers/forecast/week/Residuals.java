package org.echelon.producers.forecast.week;

import java.util.Arrays;

/** A point forecast with the errors that its method made before, as a distribution. */
final class Residuals {
  private static final int REMEMBERED = 52;

  private Residuals() {}

  /**
   * The point plus each of the last year's errors.
   *
   * @param errors what came less what was forecast, oldest first
   */
  static Quantiles around(double point, double[] errors, int size) {
    int kept = Math.min(size, REMEMBERED);
    if (kept == 0) {
      return Quantiles.constant(point);
    }
    double[] values = new double[kept];
    for (int i = 0; i < kept; i++) {
      values[i] = Math.max(0, point + errors[size - kept + i]);
    }
    Arrays.sort(values);
    double[] even = new double[kept];
    Arrays.fill(even, 1);
    return Quantiles.ofSample(values, even, kept);
  }
}

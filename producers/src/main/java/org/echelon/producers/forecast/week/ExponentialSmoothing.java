package org.echelon.producers.forecast.week;

/** Simple exponential smoothing (Brown 1959), its constant the one with least squared error. */
public final class ExponentialSmoothing implements WeekMethod {
  private static final double[] CONSTANTS = {0.05, 0.1, 0.2, 0.3, 0.5};

  @java.lang.Override
  public String name() {
    return "exponential-smoothing";
  }

  @java.lang.Override
  public Quantiles forecast(double[] past, int weeks, int ahead) {
    double[] best = new double[weeks];
    double bestSquares = Double.POSITIVE_INFINITY;
    double level = past[0];
    for (double constant : CONSTANTS) {
      double[] errors = new double[weeks];
      double last = smooth(past, weeks, constant, errors);
      double squares = 0;
      for (int t = 1; t < weeks; t++) {
        squares += errors[t - 1] * errors[t - 1];
      }
      if (squares < bestSquares) {
        bestSquares = squares;
        best = errors;
        level = last;
      }
    }
    return Residuals.around(level, best, weeks - 1);
  }

  private static double smooth(double[] past, int weeks, double constant, double[] errors) {
    double level = past[0];
    for (int t = 1; t < weeks; t++) {
      errors[t - 1] = past[t] - level;
      level += constant * errors[t - 1];
    }
    return level;
  }
}

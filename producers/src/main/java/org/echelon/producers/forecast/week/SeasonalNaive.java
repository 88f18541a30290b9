package org.echelon.producers.forecast.week;

/** The same week of last year, or the last week where there is no last year. */
public final class SeasonalNaive implements WeekMethod {
  private static final int YEAR = 52;

  @java.lang.Override
  public String name() {
    return "seasonal-naive";
  }

  @java.lang.Override
  public Quantiles forecast(double[] past, int weeks, int ahead) {
    double[] errors = new double[weeks];
    int size = 0;
    for (int t = 1; t < weeks; t++) {
      errors[size++] = past[t] - point(past, t, 1);
    }
    return Residuals.around(point(past, weeks, ahead), errors, size);
  }

  private static double point(double[] past, int weeks, int ahead) {
    int lastYear = weeks - 1 + ahead - YEAR;
    return lastYear >= 0 ? past[lastYear] : past[weeks - 1];
  }
}

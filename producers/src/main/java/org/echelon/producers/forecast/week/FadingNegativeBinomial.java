package org.echelon.producers.forecast.week;

/**
 * A gamma-mixed Poisson, that is a negative binomial, by its first two moments: a smoothed mean and
 * the smoothed square of the errors that this mean made. Its quantiles are those of the gamma
 * distribution of equal moments, which at the counts that matter differ by less than a unit.
 */
final class FadingNegativeBinomial implements WeekMethod {
  private static final double LEAST_MEAN = 1e-3;

  private final double constant;
  private final String name;

  /**
   * @param halfLife weeks after which a week counts half
   */
  FadingNegativeBinomial(double halfLife) {
    this.constant = 1 - Math.pow(0.5, 1 / halfLife);
    this.name = "negative-binomial-" + (int) halfLife;
  }

  @java.lang.Override
  public String name() {
    return name;
  }

  @java.lang.Override
  public Quantiles forecast(double[] past, int weeks, int ahead) {
    double mean = past[0];
    double squares = past[0];
    double seen = 1;
    for (int t = 1; t < weeks; t++) {
      // The first weeks count evenly, so that the start is forgotten at once.
      seen++;
      double share = Math.max(constant, 1 / seen);
      double error = past[t] - mean;
      squares += share * (error * error - squares);
      mean += share * error;
    }
    return ofMoments(mean, Math.max(squares, mean));
  }

  static Quantiles ofMoments(double mean, double variance) {
    if (mean < LEAST_MEAN) {
      return Quantiles.constant(0);
    }
    return GammaTable.quantiles(mean * mean / variance).times(variance / mean);
  }
}

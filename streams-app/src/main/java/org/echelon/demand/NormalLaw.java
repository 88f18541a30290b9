package org.echelon.demand;

import org.apache.commons.math3.special.Erf;

/**
 * The normal law.
 *
 * <pre>
 * z = (x - mean) / sd,  P(X > x) = erfc(z / sqrt 2) / 2
 * E[(X - x)^+] = sd (phi(z) - z P(X > x)),  E[(x - X)^+] = sd (phi(z) + z P(X <= x))
 * </pre>
 *
 * <p>As demand it is for large means only: it puts weight below zero, and its tail is too thin for
 * variances above the mean. Losses keep 9 digits to z = 5, 6 to z = 12; they cancel beyond.
 */
public record NormalLaw(double mean, double sd) implements ContinuousLaw {
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  public NormalLaw {
    if (!(sd > 0) || !(Math.abs(mean) + sd < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "mean " + mean + " and deviation " + sd + " of a normal law: the second must be above 0");
    }
  }

  @Override
  public double variance() {
    return sd * sd;
  }

  @Override
  public double least() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double density(double x) {
    double z = (x - mean) / sd;
    return Math.exp(-z * z / 2) / (ROOT_TWO_PI * sd);
  }

  @Override
  public double cumulative(double x) {
    return Erf.erfc((mean - x) / sd / Math.sqrt(2)) / 2;
  }

  @Override
  public double tail(double x) {
    return Erf.erfc((x - mean) / sd / Math.sqrt(2)) / 2;
  }

  @Override
  public double expectedShort(double x) {
    return Math.max(0, sd * sd * density(x) - (x - mean) * tail(x));
  }

  @Override
  public double expectedOnHand(double x) {
    return Math.max(0, sd * sd * density(x) + (x - mean) * cumulative(x));
  }
}

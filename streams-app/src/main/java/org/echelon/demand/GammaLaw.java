package org.echelon.demand;

import org.apache.commons.math3.special.Gamma;

/**
 * The gamma law of a mean and deviation: demand in continuous units, or a lead time.
 *
 * <pre>
 * shape a = (mean / sd)²,  scale t = sd² / mean
 * P(X > x) = Q(a, x / t),  E[(X - x)^+] = mean Q(a + 1, x / t) - x Q(a, x / t)
 * </pre>
 *
 * <p>Cost: one or two series or continued fractions. Error about 1e-13 of the mean.
 *
 * <p>O(sqrt(shape)) terms. Source: Abramowitz and Stegun, Handbook of Mathematical Functions
 * (1964), 6.5; Zipkin, Foundations of Inventory Management (2000), appendix C.
 */
public record GammaLaw(double mean, double sd) implements ContinuousLaw {

  public GammaLaw {
    Require.positive("mean", mean);
    Require.positive("sd", sd);
  }

  public double shape() {
    return mean / sd * (mean / sd);
  }

  public double scale() {
    return sd / mean * sd;
  }

  @Override
  public double least() {
    return 0;
  }

  @Override
  public double density(double x) {
    double a = shape();
    double y = x / scale();
    return x < 0 ? 0 : Math.exp((a - 1) * Math.log(y) - y - Gamma.logGamma(a)) / scale();
  }

  @Override
  public double cumulative(double x) {
    return x <= 0 ? 0 : Gamma.regularizedGammaP(shape(), x / scale());
  }

  @Override
  public double tail(double x) {
    return x <= 0 ? 1 : Gamma.regularizedGammaQ(shape(), x / scale());
  }

  /** E[X; X <= x], the part of the mean that lies up to x. */
  double meanUpTo(double x) {
    return x <= 0 ? 0 : mean * Gamma.regularizedGammaP(shape() + 1, x / scale());
  }

  @Override
  public double expectedShort(double x) {
    if (x <= 0) {
      return mean - x;
    }
    double y = x / scale();
    return Math.max(
        0,
        mean * Gamma.regularizedGammaQ(shape() + 1, y) - x * Gamma.regularizedGammaQ(shape(), y));
  }

  @Override
  public double expectedOnHand(double x) {
    return x <= 0 ? 0 : Math.max(0, x * cumulative(x) - meanUpTo(x));
  }
}

package org.echelon.textbook;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * The standard normal law and its first and second loss.
 *
 * <pre>
 * L(z)  = E[(Z - z)^+]   = phi(z) - z P(Z &gt; z)
 * L2(z) = integral of L from z up = E[((Z - z)^+)^2] / 2 = ((z^2 + 1) P(Z &gt; z) - z phi(z)) / 2
 * </pre>
 *
 * <p>Tails by the complementary error function; absolute error about 1e-15. Relative accuracy of
 * the losses is lost beyond z of 8, where they are below 1e-16. Source: Zipkin, Foundations of
 * Inventory Management (2000), appendix C.
 */
public final class NormalLoss {
  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);
  private static final NormalDistribution LAW = new NormalDistribution(null, 0, 1);

  private NormalLoss() {}

  /** phi(z). */
  public static double density(double z) {
    return DENSITY_AT_ZERO * Math.exp(-z * z / 2);
  }

  /** P(Z &gt; z). */
  public static double tail(double z) {
    return Erf.erfc(z / ROOT_TWO) / 2;
  }

  /** The z with P(Z &lt;= z) = probability; infinite at 0 and 1. */
  public static double quantile(double probability) {
    return LAW.inverseCumulativeProbability(probability);
  }

  /** L(z). */
  public static double loss(double z) {
    return density(z) - z * tail(z);
  }

  /** L2(z). */
  public static double secondLoss(double z) {
    return ((z * z + 1) * tail(z) - z * density(z)) / 2;
  }
}

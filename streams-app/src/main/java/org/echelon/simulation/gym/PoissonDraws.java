package org.echelon.simulation.gym;

import org.apache.commons.math3.special.Gamma;

/**
 * Poisson numbers drawn from uniform ones exactly as NumPy draws them.
 *
 * <p>Means from 10: transformed rejection with squeeze (W. Hormann, The transformed rejection
 * method for generating Poisson random variables, Insurance: Mathematics and Economics 12, 1993,
 * algorithm PTRS). Smaller means: uniform numbers are multiplied until the product falls below
 * exp(-mean) (Knuth, The Art of Computer Programming 2, 3.4.1). Constant time on average for the
 * first, O(mean) for the second.
 */
final class PoissonDraws {
  private static final double REJECTION_FROM = 10;

  private final Pcg64 uniforms;

  PoissonDraws(Pcg64 uniforms) {
    this.uniforms = uniforms;
  }

  long next(double mean) {
    if (mean >= REJECTION_FROM) {
      return byRejection(mean);
    }
    return mean == 0 ? 0 : byProducts(mean);
  }

  private long byProducts(double mean) {
    double floor = Math.exp(-mean);
    double product = uniforms.nextUniform();
    long drawn = 0;
    while (product > floor) {
      drawn++;
      product *= uniforms.nextUniform();
    }
    return drawn;
  }

  private long byRejection(double mean) {
    double root = Math.sqrt(mean);
    double logMean = Math.log(mean);
    double b = 0.931 + 2.53 * root;
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    double acceptBelow = 0.9277 - 3.6224 / (b - 2);
    while (true) {
      double u = uniforms.nextUniform() - 0.5;
      double v = uniforms.nextUniform();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= acceptBelow) {
        return (long) k;
      }
      if (k < 0 || (us < 0.013 && v > us)) {
        continue;
      }
      double left = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
      if (left <= -mean + k * logMean - Gamma.logGamma(k + 1)) {
        return (long) k;
      }
    }
  }
}

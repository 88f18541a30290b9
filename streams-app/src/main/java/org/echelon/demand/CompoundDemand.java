package org.echelon.demand;

import java.util.Arrays;

/**
 * Demand of a random number N of order lines of independent whole sizes X, by Panjer's recursion.
 *
 * <pre>
 * P(N = n) = (a + b / n) P(N = n - 1)      Poisson: a = 0, b = mean
 *                                          negative binomial: a = e / (1 + e), b = (r - 1) a
 * g(k) = 1 / (1 - a f(0)) sum_{j=1..k} (a + b j / k) f(j) g(k - j),  g(0) = E[f(0)^N]
 * E[D] = E[N] E[X],  Var[D] = E[N] Var[X] + Var[N] E[X]²
 * </pre>
 *
 * <p>Assumes independent sizes, also of the number of lines. Every term is positive, so nothing
 * cancels: relative error about 1e-13. Where g(0) would underflow the recursion starts at an
 * arbitrary weight and is normalised at the end. It stops where the last lines' worth of mass is
 * below 1e-20. Cost: O(K J) for K units and J distinct sizes.
 *
 * <p>Source: H. H. Panjer, Recursive evaluation of a family of compound distributions, ASTIN
 * Bulletin 12 (1981).
 */
public final class CompoundDemand {
  private static final double NEGLIGIBLE = 1e-20;

  /** ln g(0) below which the recursion starts from a weight instead. */
  private static final double LOWEST_START = -600;

  private static final double SMALL = 1e-250;
  private static final double LARGE = 1e200;
  private static final int MOST_UNITS = 1 << 24;

  private final double a;
  private final double b;
  private final double logZero;
  private final double mean;
  private final int[] size;
  private final double[] share;

  private CompoundDemand(double a, double b, double logZero, double lines, TabledDemand sizes) {
    Require.notNegative("mean lines", lines);
    this.a = a;
    this.b = b;
    this.logZero = logZero;
    mean = lines * sizes.mean();
    int[] jumps = new int[sizes.most()];
    int count = 0;
    for (int j = 1; j <= sizes.most(); j++) {
      if (sizes.probability(j) > 0) {
        jumps[count++] = j;
      }
    }
    size = Arrays.copyOf(jumps, count);
    share = Arrays.stream(size).mapToDouble(sizes::probability).toArray();
  }

  /** Lines that come independently at an even rate. */
  public static TabledDemand poisson(double lines, TabledDemand sizes) {
    double none = sizes.probability(0);
    return new CompoundDemand(0, lines, -lines * (1 - none), lines, sizes).table();
  }

  /** Lines whose number is negative binomial. */
  public static TabledDemand negativeBinomial(double lines, double variance, TabledDemand sizes) {
    double excess = variance / lines - 1;
    if (!(excess > NegativeBinomialDemand.LEAST_EXCESS)) {
      return poisson(lines, sizes);
    }
    double none = sizes.probability(0);
    double a = excess / (1 + excess);
    double r = lines / excess;
    double logZero = -r * Math.log1p(excess * (1 - none));
    return new CompoundDemand(
            a / (1 - a * none), (r - 1) * a / (1 - a * none), logZero, lines, sizes)
        .table();
  }

  private TabledDemand table() {
    if (size.length == 0 || mean == 0) {
      return TabledDemand.ofWeights(1);
    }
    double[] g = new double[1024];
    g[0] = logZero < LOWEST_START ? SMALL : Math.exp(logZero);
    int window = size[size.length - 1];
    double total = g[0];
    double block;
    int k = 0;
    do {
      block = 0;
      for (int i = 0; i < window; i++) {
        k++;
        if (k == g.length) {
          g = Arrays.copyOf(g, grown(k));
        }
        g[k] = next(g, k);
        block += g[k];
        if (g[k] > LARGE) {
          scale(g, k);
          total *= SMALL;
          block *= SMALL;
        }
      }
      total += block;
    } while (k < mean || block > NEGLIGIBLE * total);
    return TabledDemand.ofWeights(Arrays.copyOf(g, k + 1));
  }

  private double next(double[] g, int k) {
    double sum = 0;
    for (int i = 0; i < size.length && size[i] <= k; i++) {
      sum += (a + b * size[i] / k) * share[i] * g[k - size[i]];
    }
    return sum;
  }

  private static void scale(double[] g, int last) {
    for (int i = 0; i <= last; i++) {
      g[i] *= SMALL;
    }
  }

  private static int grown(int length) {
    if (length >= MOST_UNITS) {
      throw new IllegalArgumentException(
          "demand reaches beyond " + MOST_UNITS + " units; state it in packs");
    }
    return 2 * length;
  }
}

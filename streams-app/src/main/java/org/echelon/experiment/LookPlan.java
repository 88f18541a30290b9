package org.echelon.experiment;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How far from zero an effect has to be at each of several looks, so that all looks together find
 * one by chance with probability alpha.
 *
 * <pre>
 * spent by look k   a(t) = 4 - 4 Phi(z(1 - alpha / 4) / sqrt t),  t = k / K
 * bound c_k         P(|Z_k| &gt;= c_k, no bound passed before) = a(k / K) - a((k - 1) / K)
 * Z_k               sum of k independent standard normal values / sqrt k
 * </pre>
 *
 * <p>Little is spent early, so an experiment ends early only by a large effect, and the last bound
 * is hardly above that of a single look. The density of the sum within the bounds is carried from
 * look to look on a grid by Simpson's rule; the error of the bounds is below 0.001 for up to 20
 * looks. Approximate for effects whose spread is estimated: their chances are turned into normal
 * ones first. O(looks grid^2).
 *
 * <p>Source: K. Lan, D. DeMets, Discrete Sequential Boundaries for Clinical Trials, Biometrika 70
 * (1983), with their form of the bounds of P. O'Brien and T. Fleming, Biometrics 35 (1979).
 */
public final class LookPlan {
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final int GRID = 400;
  private static final double FARTHEST = 8;

  private final double[] bounds;

  /**
   * @param alpha two-sided, over all looks
   * @param looks evenly spread, the last one at the end
   */
  public LookPlan(double alpha, int looks) {
    bounds = new double[looks];
    double[] at = {0};
    double[] weights = {1};
    double spent = 0;
    for (int k = 1; k <= looks; k++) {
      double upTo = spent(alpha, (double) k / looks);
      bounds[k - 1] = bound(at, weights, upTo - spent, Math.sqrt(k));
      spent = upTo;
      double edge = bounds[k - 1] * Math.sqrt(k);
      double[] next = grid(edge);
      weights = carried(at, weights, next);
      at = next;
    }
  }

  /** The bound of a look, from 1 on, in standard errors. */
  public double bound(int look) {
    return bounds[look - 1];
  }

  /** The distance from zero of an effect, in standard errors of a normal value as unlikely. */
  public static double distance(Effect effect) {
    return -NORMAL.inverseCumulativeProbability(Math.max(1e-300, effect.chance() / 2));
  }

  private static double spent(double alpha, double time) {
    double z = NORMAL.inverseCumulativeProbability(1 - alpha / 4);
    return 4 * NORMAL.cumulativeProbability(-z / Math.sqrt(time));
  }

  private static double bound(double[] at, double[] weights, double chance, double root) {
    double low = 0;
    double high = FARTHEST;
    while (high - low > 1e-7) {
      double middle = (low + high) / 2;
      if (beyond(at, weights, middle * root) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double beyond(double[] at, double[] weights, double edge) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum +=
          weights[i]
              * (NORMAL.cumulativeProbability(-edge - at[i])
                  + NORMAL.cumulativeProbability(at[i] - edge));
    }
    return sum;
  }

  private static double[] grid(double edge) {
    double[] at = new double[GRID + 1];
    Arrays.setAll(at, i -> edge * (2.0 * i / GRID - 1));
    return at;
  }

  /** Simpson weights times the density of the next sum at the points of a grid. */
  private static double[] carried(double[] at, double[] weights, double[] next) {
    double third = (next[1] - next[0]) / 3;
    double[] carried = new double[next.length];
    for (int j = 0; j < next.length; j++) {
      double density = 0;
      for (int i = 0; i < at.length; i++) {
        density += weights[i] * NORMAL.density(next[j] - at[i]);
      }
      int rule = j == 0 || j == GRID ? 1 : j % 2 == 1 ? 4 : 2;
      carried[j] = rule * third * density;
    }
    return carried;
  }
}

package org.echelon.producers.forecast.week;

import java.util.Arrays;
import java.util.List;

/**
 * A distribution of a week's demand as its quantiles in units, at {@link #COUNT} levels evenly
 * spread over (0, 1): the i-th one is that of level (i + 1/2) / COUNT. Never negative.
 */
public final class Quantiles {
  /** How many quantiles stand for a distribution. */
  public static final int COUNT = 100;

  private final double[] units;

  private Quantiles(double[] units) {
    this.units = units;
  }

  /** The level that a quantile stands for, as a probability. */
  public static double level(int i) {
    return (i + 0.5) / COUNT;
  }

  /** All demand is this number of units. */
  public static Quantiles constant(double value) {
    double[] units = new double[COUNT];
    Arrays.fill(units, Math.max(0, value));
    return new Quantiles(units);
  }

  /** A negative binomial of a mean and a variance not below it, as a gamma of equal moments. */
  public static Quantiles negativeBinomial(double mean, double variance) {
    return FadingNegativeBinomial.ofMoments(mean, Math.max(mean, variance));
  }

  /** The quantiles given, rising; negative ones count as zero. */
  public static Quantiles of(double[] rising) {
    double[] units = rising.clone();
    double before = 0;
    for (int i = 0; i < COUNT; i++) {
      before = Math.max(before, units[i]);
      units[i] = before;
    }
    return new Quantiles(units);
  }

  /**
   * The distribution of a weighted sample.
   *
   * @param values sample in rising order, not empty
   * @param weights of the values, in the same order; not all zero
   */
  static Quantiles ofSample(double[] values, double[] weights, int size) {
    double total = 0;
    for (int k = 0; k < size; k++) {
      total += weights[k];
    }
    double[] units = new double[COUNT];
    int at = 0;
    double below = weights[0];
    for (int i = 0; i < COUNT; i++) {
      while (at < size - 1 && below < level(i) * total) {
        below += weights[++at];
      }
      units[i] = Math.max(0, values[at]);
    }
    return new Quantiles(units);
  }

  /** The average of quantiles at each level; keeps the shape that distributions have in common. */
  static Quantiles average(List<Quantiles> all, double[] weights) {
    double[] units = new double[COUNT];
    double total = 0;
    for (int k = 0; k < weights.length; k++) {
      total += weights[k];
      for (int i = 0; i < COUNT; i++) {
        units[i] += weights[k] * all.get(k).units[i];
      }
    }
    for (int i = 0; i < COUNT; i++) {
      units[i] /= total;
    }
    return new Quantiles(units);
  }

  /** Every quantile times a factor. */
  public Quantiles times(double factor) {
    double[] scaled = units.clone();
    for (int i = 0; i < COUNT; i++) {
      scaled[i] *= factor;
    }
    return new Quantiles(scaled);
  }

  /** The quantile of a level, a probability, between the two nearest ones. */
  public double at(double level) {
    double place = level * COUNT - 0.5;
    int low = (int) Math.floor(Math.max(0, Math.min(COUNT - 1, place)));
    int high = Math.min(COUNT - 1, low + 1);
    double share = Math.max(0, Math.min(1, place - low));
    return units[low] + share * (units[high] - units[low]);
  }

  /** Mean demand, units. */
  public double mean() {
    return Arrays.stream(units).average().orElse(0);
  }

  /** Variance of demand, units squared. */
  public double variance() {
    double mean = mean();
    return Arrays.stream(units).map(u -> (u - mean) * (u - mean)).average().orElse(0);
  }

  /** Probability that demand is at most this many units. */
  public double atMost(double value) {
    int found = Arrays.binarySearch(units, value);
    int at = found >= 0 ? found : -found - 1;
    while (at < COUNT && units[at] <= value) {
      at++;
    }
    return (double) at / COUNT;
  }

  /** Where demand that came lies outside the middle 90%. */
  Outside outside(double came) {
    return outside(came, Outside.TAIL);
  }

  /** How much of what came lies in the middle of the distribution, from 0 to 1. */
  double inside(double came, double middle) {
    Outside outside = outside(came, (1 - middle) / 2);
    return 1 - outside.below() - outside.above();
  }

  private Outside outside(double came, double tail) {
    double low = came <= 0 ? 0 : atMost(came - 0.5);
    double high = atMost(came + 0.5);
    // Beyond the last quantile: all of it lies in a tail.
    return high - low > 0 ? Outside.of(low, high, tail) : Outside.of(high, high + 1e-9, tail);
  }

  /** Quantiles moved away from the middle one, those below and those above each by a factor. */
  Quantiles stretch(double below, double above) {
    double middle = at(0.5);
    double[] moved = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      double away = units[i] - middle;
      moved[i] = middle + away * (away < 0 ? below : above);
    }
    return of(moved);
  }

  /** Pinball loss of this distribution for what came, averaged over the levels of {@link Loss}. */
  public double loss(double came) {
    double sum = 0;
    for (double level : Loss.LEVELS) {
      sum += Loss.pinball(level, at(level), came);
    }
    return sum / Loss.LEVELS.length;
  }
}

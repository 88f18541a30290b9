package org.echelon.experiment;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What all SKUs treated differ from none treated, in the metric of a SKU and day, with its 95%
 * interval.
 *
 * @param perSkuDay the effect
 * @param standardError of it
 * @param units units of randomisation whose differences it is the mean of
 * @param freedom degrees of freedom of its interval
 * @param control mean of what was not treated
 * @param adjusted whether the time before was used
 */
public record Effect(
    double perSkuDay,
    double standardError,
    int units,
    int freedom,
    double control,
    boolean adjusted) {
  private static final double UPPER = 0.975;

  /**
   * The mean of differences of units that were drawn apart, and the interval of Student.
   *
   * @param spent degrees of freedom spent on the adjustment
   */
  static Effect of(double[] differences, double control, int spent) {
    int n = differences.length;
    double error =
        n < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(StatUtils.variance(differences) / n);
    return new Effect(
        StatUtils.mean(differences), error, n, Math.max(1, n - 1 - spent), control, spent > 0);
  }

  /** The same effect beside another level, where it was estimated on differences from something. */
  public Effect beside(double level) {
    return new Effect(perSkuDay, standardError, units, freedom, level, adjusted);
  }

  /** Lower end of the 95% interval. */
  public double low() {
    return perSkuDay - half();
  }

  /** Upper end of the 95% interval. */
  public double high() {
    return perSkuDay + half();
  }

  /** The effect as a share of what was not treated. */
  public double share() {
    return perSkuDay / control;
  }

  /** Whether the interval covers a value. */
  public boolean covers(double value) {
    return low() <= value && value <= high();
  }

  /** Chance of an effect at least as far from zero if there were none. */
  public double chance() {
    double far = Math.abs(perSkuDay) / standardError;
    return Double.isNaN(far) ? 1 : 2 * student().cumulativeProbability(-far);
  }

  private double half() {
    return student().inverseCumulativeProbability(UPPER) * standardError;
  }

  private TDistribution student() {
    return new TDistribution(null, freedom);
  }
}

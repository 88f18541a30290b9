package org.echelon.valuation.echelon;

import org.echelon.demand.NormalLaw;

/**
 * Bounds on the echelon base stock levels of a serial system with normal demand, each a newsvendor
 * over the whole lead time from stage j down:
 *
 * <pre>
 * (p + h_1 + ... + h_N) P(D > y) = h_1 + ... + h_j   lower,    D = D_1 + ... + D_j
 * (p + h_j + ... + h_N) P(D > y) = h_j               upper
 * </pre>
 *
 * <p>Their margins enclose the exact one, so the levels do too. O(N). Shang and Song (2003).
 */
public final class ShangSongBounds {
  private final SerialCosts costs;
  private final double[] means;
  private final double[] deviations;

  /**
   * @param means of the demand over the lead time of each stage, the one facing customers first
   * @param deviations of the same
   */
  public ShangSongBounds(SerialCosts costs, double[] means, double[] deviations) {
    this.costs = costs;
    this.means = means.clone();
    this.deviations = deviations.clone();
  }

  public double[] lower() {
    double[] levels = new double[costs.stages()];
    for (int j = 1; j <= levels.length; j++) {
      levels[j - 1] = level(j, costs.whereShort(j) / costs.whereShort(0));
    }
    return levels;
  }

  public double[] upper() {
    double[] levels = new double[costs.stages()];
    for (int j = 1; j <= levels.length; j++) {
      levels[j - 1] = level(j, costs.whereShort(j) / costs.whereShort(j - 1));
    }
    return levels;
  }

  /** Half way between the bounds, a rule of thumb. */
  public double[] midpoint() {
    double[] levels = lower();
    double[] high = upper();
    for (int j = 0; j < levels.length; j++) {
      levels[j] = (levels[j] + high[j]) / 2;
    }
    return levels;
  }

  private double level(int stage, double share) {
    double mean = 0;
    double variance = 0;
    for (int j = 0; j < stage; j++) {
      mean += means[j];
      variance += deviations[j] * deviations[j];
    }
    return new NormalLaw(mean, Math.sqrt(variance)).quantile(share);
  }
}

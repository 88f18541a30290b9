package org.echelon.pricing.bound;

import java.util.Arrays;
import org.echelon.demand.DemandTail;

/**
 * Demand of a window by class in weighted scenarios; weights add up to 1.
 *
 * <p>All combinations cost O((cut + 1)^classes), exact for the law cut off and weighed anew; a
 * sample O(scenarios classes quantile), by inversion, with the error of a sample: the least cost
 * over it is below the true one in expectation. Source: Mak, Morton and Wood (1999); model, section
 * 13.
 *
 * @param demand by scenario and class, units
 * @param weight by scenario
 */
public record DemandScenarios(double[][] demand, double[] weight) {

  /** All combinations of independent Poisson demands up to a cut, renormalised: exact up to it. */
  public static DemandScenarios allPoisson(double[] mean, int cut) {
    int count = 1;
    double[][] mass = new double[mean.length][];
    for (int c = 0; c < mean.length; c++) {
      mass[c] = poisson(mean[c], cut);
      count = Math.multiplyExact(count, cut + 1);
    }
    double[][] demand = new double[count][mean.length];
    double[] weight = new double[count];
    for (int s = 0; s < count; s++) {
      int rest = s;
      weight[s] = 1;
      for (int c = 0; c < mean.length; c++) {
        demand[s][c] = rest % (cut + 1);
        weight[s] *= mass[c][rest % (cut + 1)];
        rest /= cut + 1;
      }
    }
    return new DemandScenarios(demand, weight);
  }

  private static double[] poisson(double mean, int cut) {
    double[] mass = new double[cut + 1];
    mass[0] = Math.exp(-mean);
    double total = mass[0];
    for (int k = 1; k <= cut; k++) {
      mass[k] = mass[k - 1] * mean / k;
      total += mass[k];
    }
    for (int k = 0; k <= cut; k++) {
      mass[k] /= total;
    }
    return mass;
  }

  /**
   * One equally weighted scenario per row of uniforms, by inversion; negative binomial where the
   * variance exceeds the mean.
   *
   * @param uniforms by scenario and class, in (0, 1)
   */
  public static DemandScenarios sampled(double[] mean, double varianceToMean, double[][] uniforms) {
    double[][] demand = new double[uniforms.length][mean.length];
    double[] weight = new double[uniforms.length];
    Arrays.fill(weight, 1.0 / uniforms.length);
    for (int c = 0; c < mean.length; c++) {
      double variance = mean[c] * Math.max(1, varianceToMean);
      double[] tails = new double[(int) (20 + mean[c] + 12 * Math.sqrt(variance))];
      DemandTail.fill(mean[c], variance, 1, tails);
      for (int s = 0; s < uniforms.length; s++) {
        int k = 0;
        while (k < tails.length && tails[k] > uniforms[s][c]) {
          k++;
        }
        demand[s][c] = k;
      }
    }
    return new DemandScenarios(demand, weight);
  }

  /** Mean demand of a class, units. */
  public double mean(int demandClass) {
    double sum = 0;
    for (int s = 0; s < weight.length; s++) {
      sum += weight[s] * demand[s][demandClass];
    }
    return sum;
  }
}

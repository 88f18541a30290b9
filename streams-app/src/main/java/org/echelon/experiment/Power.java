package org.echelon.experiment;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * How small an effect an experiment can tell, before it starts.
 *
 * <pre>
 * se(n)        se_0 sqrt(n_0 / n),  n = pairs x blocks (PAIRWISE), pairs (ITEM), blocks (SWITCHBACK)
 * detectable   (t(1 - alpha / 2, f) + t(power, f)) se
 * </pre>
 *
 * <p>se_0 is the standard error of an experiment without a treatment, estimated over past days with
 * the same blocks. Approximate: it takes the days to come to be like those and blocks to be
 * independent; ITEM is not credited with longer time, as what SKUs differ by stays. O(1).
 *
 * <p>Source: the usual normal approximation with quantiles of Student; J. Cohen, Statistical Power
 * Analysis for the Behavioral Sciences, 1988.
 *
 * @param design of the experiment
 * @param error se_0
 * @param pairs pairs in the past days
 * @param blocks blocks in the past days
 */
public record Power(Design design, double error, int pairs, int blocks) {
  private static final int MOST_BLOCKS = 10_000;

  /** From an estimate without a treatment. */
  public static Power of(Design design, Effect placebo, int pairs, int blocks) {
    return new Power(design, placebo.standardError(), pairs, blocks);
  }

  /**
   * The smallest effect that is found.
   *
   * @param alpha two-sided chance to find one where there is none
   * @param power chance to find this one
   */
  public double detectable(int ofPairs, int ofBlocks, double alpha, double power) {
    int units = design == Design.SWITCHBACK ? ofBlocks / 2 : ofPairs;
    if (units < 2) {
      return Double.POSITIVE_INFINITY;
    }
    TDistribution student = new TDistribution(null, units - 1.0);
    double away =
        student.inverseCumulativeProbability(1 - alpha / 2)
            + student.inverseCumulativeProbability(power);
    return away * error * Math.sqrt(size(pairs, blocks) / size(ofPairs, ofBlocks));
  }

  /** The least even number of blocks that finds an effect; -1 if none does. */
  public int blocksFor(double effect, int ofPairs, double alpha, double power) {
    for (int n = 2; n <= MOST_BLOCKS; n += 2) {
      if (detectable(ofPairs, n, alpha, power) <= Math.abs(effect)) {
        return n;
      }
    }
    return -1;
  }

  private double size(int ofPairs, int ofBlocks) {
    return switch (design) {
      case PAIRWISE -> (double) ofPairs * ofBlocks;
      case ITEM -> ofPairs;
      case SWITCHBACK -> ofBlocks;
    };
  }
}

package org.echelon.experiment;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The differences of a pairwise experiment, whose pairs change sides with each block.
 *
 * <pre>
 * D_pb  first less second of pair p in block b,   s_pb = +1 where the first is treated, else -1
 * f_p   (mean of D_pb with s = 1 + mean with s = -1) / 2     what the two SKUs differ by
 * d_p   (mean of D_pb with s = 1 - mean with s = -1) / 2     what the treatment does in the pair
 * z_pb  s_pb (D_pb - f_p),  d_b = mean over p of z_pb        what it does in the block
 * V     var(d_p) / P + max(0, var(d_b) / B - mean var_b(z_pb) / (P B))
 * </pre>
 *
 * <p>The second part of V is how far the effect moves from block to block beyond the chance of
 * pairs: demand that is high or low for all SKUs, and scarcity that comes and goes. Estimated with
 * B - 2 degrees of freedom, it takes four blocks; with fewer V has its first part only. Degrees of
 * freedom of V after Satterthwaite. Approximate, and on the wide side, as the second part is kept
 * from going below zero. O(P B).
 *
 * <p>Sources: A. Cameron, J. Gelbach, D. Miller, Robust Inference With Multiway Clustering, Journal
 * of Business and Economic Statistics 29 (2011); F. Satterthwaite, Biometrics Bulletin 2 (1946).
 */
final class CrossOver {
  private static final int LEAST_BLOCKS = 4;

  private final int blocks;
  private final double[][] signed;
  private final double[] differences;

  /**
   * @param values D by pair and block
   * @param firstTreated s by pair and block
   */
  CrossOver(double[][] values, boolean[][] firstTreated) {
    int pairs = values.length;
    blocks = pairs == 0 ? 0 : values[0].length;
    signed = new double[pairs][blocks];
    differences = new double[pairs];
    for (int p = 0; p < pairs; p++) {
      double with = side(values[p], firstTreated[p], true);
      double without = side(values[p], firstTreated[p], false);
      differences[p] = (with - without) / 2;
      for (int b = 0; b < blocks; b++) {
        double apart = values[p][b] - (with + without) / 2;
        signed[p][b] = firstTreated[p][b] ? apart : -apart;
      }
    }
  }

  private static double side(double[] values, boolean[] firstTreated, boolean side) {
    double sum = 0;
    int count = 0;
    for (int b = 0; b < values.length; b++) {
      if (firstTreated[b] == side) {
        sum += values[b];
        count++;
      }
    }
    return sum / count;
  }

  Effect effect(double control) {
    int pairs = differences.length;
    if (blocks < LEAST_BLOCKS || pairs < 2) {
      return Effect.of(differences, control, 0);
    }
    double ofPairs = StatUtils.variance(differences) / pairs;
    double ofBlocks = Math.max(0, spreadOfBlocks() - spreadOfCells());
    double all = ofPairs + ofBlocks;
    double freedom =
        all * all / (ofPairs * ofPairs / (pairs - 1) + ofBlocks * ofBlocks / (blocks - 2));
    return new Effect(
        StatUtils.mean(differences),
        Math.sqrt(all),
        pairs,
        Double.isNaN(freedom) ? 1 : Math.max(1, (int) freedom),
        control,
        false);
  }

  /** var(d_b) / B. */
  private double spreadOfBlocks() {
    double[] byBlock = new double[blocks];
    for (double[] pair : signed) {
      for (int b = 0; b < blocks; b++) {
        byBlock[b] += pair[b] / signed.length;
      }
    }
    return squares(byBlock) / (blocks - 2) / blocks;
  }

  /** Mean var_b(z_pb) / (P B): what var(d_b) / B would be if pairs were independent. */
  private double spreadOfCells() {
    double sum = Arrays.stream(signed).mapToDouble(CrossOver::squares).sum();
    return sum / (blocks - 2) / signed.length / signed.length / blocks;
  }

  private static double squares(double[] values) {
    return StatUtils.populationVariance(values) * values.length;
  }
}

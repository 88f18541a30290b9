package org.echelon.experiment;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * Estimates the effect of an experiment from what was counted.
 *
 * <pre>
 * PAIRWISE    d of {@link CrossOver}, one for each pair
 * ITEM        d_p = mean over blocks of the treated less the other SKU of pair p
 * SWITCHBACK  d_k = mean of all SKUs in the treated block - in the other block of double block k
 * effect      mean of d, Student's interval with (units - 1) degrees of freedom
 * adjusted    d_p - theta x_p,  x_p = the same difference before the start, theta = cov / var
 * </pre>
 *
 * <p>What is drawn by one coin is one unit: a pair with PAIRWISE and ITEM, a double block with
 * SWITCHBACK. Days and blocks within a unit may depend on each other in any way. The sign of d is
 * the coin's, so without an effect d is symmetric about zero and its mean unbiased. PAIRWISE takes
 * what SKUs differ by out of each pair, so only ITEM gains from the time before (CUPED); one degree
 * of freedom is spent on it.
 *
 * <p>The interval is that of the design: what the treated take from the others, and what blocks
 * leave to the next, is bias and not in it. Exact only where d is normal; coverage is measured by
 * the trial of {@code simulation.lab}.
 *
 * <p>Sources: arXiv 2501.11996, 2026; A. Deng, Y. Xu, R. Kohavi, T. Walker, Improving the
 * Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment Data, WSDM 2013. O(SKUs
 * x blocks).
 */
public final class EffectEstimate {
  private static final int LEAST_UNITS_TO_ADJUST = 8;
  private static final double ROUNDING = 1e-12;

  private final Assignment assignment;
  private final Panel panel;
  private final int blocks;

  private EffectEstimate(Assignment assignment, Panel panel, int blocks) {
    this.assignment = assignment;
    this.panel = panel;
    this.blocks = blocks;
  }

  /** The effect over all blocks. */
  public static Effect of(Assignment assignment, Panel panel) {
    return of(assignment, panel, assignment.lab().blocks());
  }

  /** The effect over the first blocks, 2 at least. */
  public static Effect of(Assignment assignment, Panel panel, int blocks) {
    EffectEstimate estimate = new EffectEstimate(assignment, panel, blocks);
    return switch (assignment.lab().design()) {
      case ITEM -> estimate.item();
      case SWITCHBACK -> estimate.switchback();
      case PAIRWISE -> estimate.pairwise();
    };
  }

  private Effect item() {
    double[] differences =
        assignment.pairs().stream().mapToDouble(this::treatedLessOther).toArray();
    return panel.knowsBefore() && differences.length >= LEAST_UNITS_TO_ADJUST
        ? Effect.of(adjusted(differences), control(), 1)
        : Effect.of(differences, control(), 0);
  }

  private Effect switchback() {
    double[] differences = new double[blocks / 2];
    for (int k = 0; k < differences.length; k++) {
      differences[k] = switched(k);
    }
    return Effect.of(differences, control(), 0);
  }

  private Effect pairwise() {
    List<Pair> pairs = assignment.pairs();
    double[][] values = new double[pairs.size()][blocks];
    boolean[][] firstTreated = new boolean[pairs.size()][blocks];
    for (int p = 0; p < pairs.size(); p++) {
      for (int block = 0; block < blocks; block++) {
        values[p][block] = difference(pairs.get(p), block);
        firstTreated[p][block] = assignment.treated(pairs.get(p).first(), block);
      }
    }
    return new CrossOver(values, firstTreated).effect(control());
  }

  private double[] adjusted(double[] differences) {
    double[] before =
        assignment.pairs().stream()
            .mapToDouble(p -> sign(p, 0) * (panel.before(p.first()) - panel.before(p.second())))
            .toArray();
    double spread = StatUtils.variance(before);
    boolean tells = spread > ROUNDING * StatUtils.variance(differences);
    double theta = tells ? new Covariance().covariance(differences, before) / spread : 0;
    double[] adjusted = differences.clone();
    for (int p = 0; p < adjusted.length; p++) {
      adjusted[p] -= theta * before[p];
    }
    return adjusted;
  }

  private double treatedLessOther(Pair pair) {
    double sum = 0;
    for (int block = 0; block < blocks; block++) {
      sum += sign(pair, block) * difference(pair, block);
    }
    return sum / blocks;
  }

  private double switched(int k) {
    double difference = mean(2 * k) - mean(2 * k + 1);
    return assignment.treated(assignment.pairs().get(0).first(), 2 * k) ? difference : -difference;
  }

  /** Mean of all SKUs in a block. */
  private double mean(int block) {
    double sum = 0;
    for (Pair pair : assignment.pairs()) {
      sum += panel.perDay(pair.first(), block) + panel.perDay(pair.second(), block);
    }
    return sum / (2.0 * assignment.pairs().size());
  }

  private double control() {
    double sum = 0;
    int cells = 0;
    for (int block = 0; block < blocks; block++) {
      for (Pair pair : assignment.pairs()) {
        for (String sku : List.of(pair.first(), pair.second())) {
          if (!assignment.treated(sku, block)) {
            sum += panel.perDay(sku, block);
            cells++;
          }
        }
      }
    }
    return sum / cells;
  }

  private double difference(Pair pair, int block) {
    return panel.perDay(pair.first(), block) - panel.perDay(pair.second(), block);
  }

  private int sign(Pair pair, int block) {
    return assignment.treated(pair.first(), block) ? 1 : -1;
  }
}

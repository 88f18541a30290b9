package org.echelon.pricing;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds pairs of prices together while prices are searched: adds to the dual
 *
 * <pre>sum over pairs of weight * c / 2 * (price - otherPrice)^2</pre>
 *
 * where c is the mean of the dual's own curvatures by the two prices at the start of the search. A
 * search with a ridge ends at slightly more than the least bound; the certificate is about the dual
 * without it. Immutable.
 *
 * <p>O(pairs) beside a question to the model, O(rows²) with curvature. The bound stays exact; how
 * much it is above the least is not bounded beforehand. Source: model, section 11; a quadratic
 * penalty as in Tikhonov (1963).
 */
public final class PriceRidge {
  /** Weight between weeks with the same demand and limits (model, section 11). */
  public static final double EQUAL = 1;

  /** Weight between weeks that differ. */
  public static final double DIFFERENT = 0.05;

  public static final PriceRidge NONE = new PriceRidge(List.of());

  private final List<Pair> pairs;

  private record Pair(int row, int other, double weight) {}

  private PriceRidge(List<Pair> pairs) {
    this.pairs = pairs;
  }

  /** One more pair; without effect where either row is -1. */
  public PriceRidge and(int row, int other, double weight) {
    if (row < 0 || other < 0 || weight == 0) {
      return this;
    }
    List<Pair> more = new ArrayList<>(pairs);
    more.add(new Pair(row, other, weight));
    return new PriceRidge(more);
  }

  /** The model with the ridge on top, weighed at the start. */
  DualModel over(DualModel model, double[] start) {
    if (pairs.isEmpty()) {
      return model;
    }
    int n = start.length;
    double[] curvature = model.evaluate(start, 1).rounded().curvature();
    double[] factor = new double[pairs.size()];
    for (int i = 0; i < factor.length; i++) {
      int row = pairs.get(i).row();
      int other = pairs.get(i).other();
      factor[i] =
          pairs.get(i).weight() * (curvature[row * n + row] + curvature[other * n + other]) / 2;
    }
    return new Ridged(model, factor);
  }

  private final class Ridged implements DualModel {
    private final DualModel model;
    private final double[] factor;

    Ridged(DualModel model, double[] factor) {
      this.model = model;
      this.factor = factor;
    }

    @Override
    public double[] capacity() {
      return model.capacity();
    }

    @Override
    public double valueAtZero() {
      return model.valueAtZero();
    }

    @Override
    public boolean blocksNeverLose() {
      return model.blocksNeverLose();
    }

    @Override
    public Evaluation evaluate(double[] prices, double smoothing) {
      Evaluation plain = model.evaluate(prices, smoothing);
      Evaluation.Smoothed soft = plain.smoothed();
      int blocks = plain.blockValue().length;
      double[] blockValue = java.util.Arrays.copyOf(plain.blockValue(), blocks + factor.length);
      int[][] rows = java.util.Arrays.copyOf(plain.blockRows(), blocks + factor.length);
      double[][] used = java.util.Arrays.copyOf(plain.blockUsage(), blocks + factor.length);
      double[] usage = plain.usage().clone();
      double sum = 0;
      for (int i = 0; i < factor.length; i++) {
        int row = pairs.get(i).row();
        int other = pairs.get(i).other();
        double slope = factor[i] * (prices[row] - prices[other]);
        rows[blocks + i] = new int[] {row, other};
        used[blocks + i] = new double[] {-slope, slope};
        blockValue[blocks + i] = slope * (prices[row] - prices[other]) / 2;
        usage[row] -= slope;
        usage[other] += slope;
        sum += blockValue[blocks + i];
      }
      return new Evaluation(
          plain.value() + sum,
          usage,
          blockValue,
          rows,
          used,
          soft == null ? null : bend(soft, sum, usage, plain.usage()));
    }

    private Evaluation.Smoothed bend(
        Evaluation.Smoothed soft, double value, double[] usage, double[] before) {
      int n = usage.length;
      double[] curvature = soft.curvature().clone();
      double[] softUsage = soft.usage().clone();
      for (int r = 0; r < n; r++) {
        softUsage[r] += usage[r] - before[r];
      }
      for (int i = 0; i < factor.length; i++) {
        int row = pairs.get(i).row();
        int other = pairs.get(i).other();
        curvature[row * n + row] += factor[i];
        curvature[other * n + other] += factor[i];
        curvature[row * n + other] -= factor[i];
        curvature[other * n + row] -= factor[i];
      }
      return new Evaluation.Smoothed(
          soft.value() + value, soft.earned() + value, softUsage, curvature);
    }
  }
}

package org.echelon.pricing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model answers to a trial price vector, in currency a day and in the scaled units of its
 * rows: value and usage by row, and by block the value and the usage behind them.
 *
 * <p>The smoothed part is present when curvature was asked for: the same sum with each kink rounded
 * over a small band, its usage, what its fractional levels earn at these prices, and its second
 * derivatives by row (row-major).
 *
 * @param blockRows by block the rows that it uses
 * @param blockUsage by block what it uses of those
 */
public record Evaluation(
    double value,
    double[] usage,
    double[] blockValue,
    int[][] blockRows,
    double[][] blockUsage,
    @Nullable Smoothed smoothed) {

  /** The rounded problem: an upper bound on value with derivatives that Newton can use. */
  public record Smoothed(double value, double earned, double[] usage, double[] curvature) {}

  /** The rounded problem; only of an evaluation that was asked for curvature. */
  Smoothed rounded() {
    return Objects.requireNonNull(smoothed, "evaluated without smoothing");
  }
}

package org.echelon.pricing;

import org.jspecify.annotations.Nullable;

/**
 * What pairs answer to a price vector, summed by block of rows: value, flow, storage and units
 * held, and of the rounded problem the same with second derivatives. The answers of parts add up
 * block by block; the order in which they are added decides the last bits.
 *
 * <p>O(blocks) to add, O(blocks + rows²) to make the answer by row. Exact to rounding. Source:
 * model, section 6.
 *
 * @param soft the rounded problem; only where curvature was asked for
 */
public record BlockSums(
    double[] value, double[] flow, double[] storage, double[] held, @Nullable Soft soft) {

  /**
   * Sums of the rounded problem.
   *
   * @param total its value and what its fractional levels earn
   * @param bend second derivatives by the three prices of a block, row-major
   */
  public record Soft(
      double[] total, double[] flow, double[] storage, double[] held, double[][] bend) {

    static Soft zero(int blocks) {
      return new Soft(
          new double[2],
          new double[blocks],
          new double[blocks],
          new double[blocks],
          new double[blocks][Blocks.KINDS * Blocks.KINDS]);
    }

    private Evaluation.Smoothed answer(Blocks blocks, int rows) {
      double[] usage = new double[rows];
      double[] curvature = new double[rows * rows];
      for (int b = 0; b < flow.length; b++) {
        blocks.addUsage(usage, b, flow[b], storage[b], held[b]);
        blocks.addCurvature(curvature, rows, b, bend[b]);
      }
      return new Evaluation.Smoothed(total[0], total[1], usage, curvature);
    }
  }

  static BlockSums zero(int blocks, boolean soft) {
    return new BlockSums(
        new double[blocks],
        new double[blocks],
        new double[blocks],
        new double[blocks],
        soft ? Soft.zero(blocks) : null);
  }

  /**
   * Adds a part.
   *
   * @param number by block of the part its number here
   */
  void add(BlockSums part, int[] number) {
    add(value, part.value, number);
    add(flow, part.flow, number);
    add(storage, part.storage, number);
    add(held, part.held, number);
    if (soft != null && part.soft != null) {
      add(soft.total, part.soft.total, new int[] {0, 1});
      add(soft.flow, part.soft.flow, number);
      add(soft.storage, part.soft.storage, number);
      add(soft.held, part.soft.held, number);
      for (int b = 0; b < number.length; b++) {
        double[] sum = soft.bend[number[b]];
        for (int i = 0; i < sum.length; i++) {
          sum[i] += part.soft.bend[b][i];
        }
      }
    }
  }

  private static void add(double[] sums, double[] part, int[] number) {
    for (int b = 0; b < number.length; b++) {
      sums[number[b]] += part[b];
    }
  }

  /** The answer by row. */
  Evaluation answer(Blocks blocks, int rows) {
    int count = value.length;
    double sum = 0;
    double[] usage = new double[rows];
    int[][] used = new int[count][];
    double[][] usedOf = new double[count][];
    for (int b = 0; b < count; b++) {
      sum += value[b];
      used[b] = blocks.rows(b);
      usedOf[b] = blocks.usageOf(b, flow[b], storage[b], held[b]);
      blocks.addUsage(usage, b, flow[b], storage[b], held[b]);
    }
    return new Evaluation(
        sum, usage, value, used, usedOf, soft == null ? null : soft.answer(blocks, rows));
  }
}

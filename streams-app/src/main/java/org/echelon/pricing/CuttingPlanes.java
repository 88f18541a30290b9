package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Kelley's model of the dual with one floor of tangents per block: each answer of the oracle gives
 * each block's value a lower plane in its row prices. The least of prices . capacity + sum of
 * floors bounds the dual from below, which tells how far the best prices can still be from optimal.
 *
 * <p>The trial vectors stay in a box around the best prices, because far from its tangents the
 * model promises too much.
 *
 * <p>A question adds one plane a block; a trial is a program of rows + blocks variables and
 * O(blocks questions) constraints, solved by {@link InteriorPoint}. Planes are exact up to
 * rounding, so the floor is a bound within the box to the tolerance of that program. Source: Kelley
 * (1960); the box after Marsten, Hogan and Blankenship (1975).
 */
final class CuttingPlanes {
  private static final double PRICE_FLOOR = 0.05;

  private final double[] capacity;
  private final int rows;
  private final boolean neverLose;
  private final List<double[]> points = new ArrayList<>();
  private final List<Evaluation> answers = new ArrayList<>();

  /**
   * A vector to try.
   *
   * @param floor the model's value there
   * @param atBox whether the box alone kept it from going on
   * @param settled whether it is the least; in a wide box the search may get stuck before
   */
  record Trial(double[] prices, double floor, boolean atBox, boolean settled) {}

  CuttingPlanes(double[] capacity, boolean neverLose) {
    this.capacity = capacity;
    this.neverLose = neverLose;
    this.rows = capacity.length;
  }

  void add(double[] prices, Evaluation answer) {
    points.add(prices);
    answers.add(answer);
  }

  /** The least of the model within radius * max(price, .05) of the centre. */
  Trial least(double[] centre, double radius, double tolerance) {
    int count = answers.get(0).blockValue().length;
    double[] cost = new double[rows + count];
    System.arraycopy(capacity, 0, cost, 0, rows);
    double[] start = new double[rows + count];
    double[] reach = new double[rows];
    for (int b = 0; b < count; b++) {
      cost[rows + b] = 1;
    }
    InteriorPoint program = new InteriorPoint(cost);
    for (int r = 0; r < rows; r++) {
      reach[r] = radius * Math.max(centre[r], PRICE_FLOOR);
      double low = Math.max(0, centre[r] - reach[r]);
      double high = centre[r] + reach[r];
      program.atLeast(new int[] {r}, new double[] {1}, low);
      program.atLeast(new int[] {r}, new double[] {-1}, -high);
      start[r] = Math.max(centre[r], low + 0.1 * (high - low));
    }
    for (int b = 0; b < count; b++) {
      double floor = Double.NEGATIVE_INFINITY;
      if (neverLose) {
        program.atLeast(new int[] {rows + b}, new double[] {1}, 0);
        floor = 0;
      }
      for (int i = 0; i < points.size(); i++) {
        floor = Math.max(floor, addPlane(program, b, i, start));
      }
      start[rows + b] = floor + Math.max(1e-3, 1e-3 * Math.abs(floor));
    }
    double[] x = program.minimise(start, tolerance);
    return trial(x, cost, centre, reach, program.settled());
  }

  /** Adds value(prices) >= value there + usage there . (prices there - prices). */
  private double addPlane(InteriorPoint program, int b, int i, double[] at) {
    Evaluation answer = answers.get(i);
    int[] used = answer.blockRows()[b];
    double[] usage = answer.blockUsage()[b];
    int[] index = Arrays.copyOf(used, used.length + 1);
    double[] factor = Arrays.copyOf(usage, usage.length + 1);
    index[used.length] = rows + b;
    factor[used.length] = 1;
    double bound = answer.blockValue()[b];
    double floor = 0;
    for (int k = 0; k < used.length; k++) {
      bound += usage[k] * points.get(i)[used[k]];
      floor -= usage[k] * at[used[k]];
    }
    program.atLeast(index, factor, bound);
    return bound + floor;
  }

  private Trial trial(double[] x, double[] cost, double[] centre, double[] reach, boolean settled) {
    double[] prices = new double[rows];
    double floor = 0;
    boolean atBox = false;
    for (int v = 0; v < x.length; v++) {
      floor += cost[v] * x[v];
    }
    for (int r = 0; r < rows; r++) {
      // An interior point never quite touches zero.
      prices[r] = x[r] < 1e-9 ? 0 : x[r];
      boolean low = centre[r] > reach[r] && centre[r] - x[r] > 0.999 * reach[r];
      atBox |= low || x[r] - centre[r] > 0.999 * reach[r];
    }
    return new Trial(prices, floor, atBox, settled);
  }
}

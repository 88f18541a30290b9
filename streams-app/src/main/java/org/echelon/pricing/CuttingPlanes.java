package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Kelley's model of the dual with one floor of tangents per block: each answer of the oracle gives
 * each block's value a lower plane in its two prices. The least of prices . capacity + sum of
 * floors bounds the dual from below, which tells how far the best prices can still be from optimal.
 *
 * <p>The trial vectors stay in a box around the best prices, because far from its tangents the
 * model promises too much.
 */
final class CuttingPlanes {
  private static final double PRICE_FLOOR = 0.05;

  private final FrozenModel model;
  private final int rows;
  private final List<double[]> points = new ArrayList<>();
  private final List<Evaluation> answers = new ArrayList<>();

  /** A vector to try, the model's value there, and whether the box alone kept it from going on. */
  record Trial(double[] prices, double floor, boolean atBox) {}

  CuttingPlanes(FrozenModel model) {
    this.model = model;
    this.rows = model.resources.size();
  }

  void add(double[] prices, Evaluation answer) {
    points.add(prices);
    answers.add(answer);
  }

  /** The least of the model within radius * max(price, .05) of the centre. */
  Trial least(double[] centre, double radius, double tolerance) {
    Blocks blocks = model.blocks;
    int count = blocks.size();
    double[] cost = new double[rows + count];
    System.arraycopy(model.capacity, 0, cost, 0, rows);
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
      program.atLeast(new int[] {rows + b}, new double[] {1}, 0);
      double floor = 0;
      for (int i = 0; i < points.size(); i++) {
        floor = Math.max(floor, addPlane(program, b, i, start));
      }
      start[rows + b] = floor + Math.max(1e-3, 1e-3 * floor);
    }
    double[] x = program.minimise(start, tolerance);
    return trial(x, cost, centre, reach);
  }

  private double addPlane(InteriorPoint program, int b, int i, double[] at) {
    Evaluation answer = answers.get(i);
    double flow = answer.blockFlow()[b];
    double storage = answer.blockStorage()[b];
    double bound =
        answer.blockValue()[b]
            + flow * model.blocks.flowPrice(b, points.get(i))
            + storage * model.blocks.storagePrice(b, points.get(i));
    int own = model.blocks.ownFlowRow(b);
    int feeder = model.blocks.feederFlowRow(b);
    int stored = model.blocks.storageRow(b);
    int[] index = new int[4];
    double[] factor = new double[4];
    int n = 0;
    index[n] = rows + b;
    factor[n++] = 1;
    if (own >= 0) {
      index[n] = own;
      factor[n++] = flow;
    }
    if (feeder >= 0) {
      index[n] = feeder;
      factor[n++] = flow;
    }
    if (stored >= 0) {
      index[n] = stored;
      factor[n++] = storage;
    }
    program.atLeast(Arrays.copyOf(index, n), Arrays.copyOf(factor, n), bound);
    return bound
        - flow * model.blocks.flowPrice(b, at)
        - storage * model.blocks.storagePrice(b, at);
  }

  private Trial trial(double[] x, double[] cost, double[] centre, double[] reach) {
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
    return new Trial(prices, floor, atBox);
  }
}

package org.echelon.measure.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.pricing.DualModel;
import org.echelon.pricing.Evaluation;
import org.echelon.pricing.InteriorPoint;

/**
 * The level method: the tangents of all answers make a model from below; the next prices are those
 * nearest to the last at which that model is down to a level between its least and the best bound.
 *
 * <pre>
 * level = floor + {@value #LEVEL} (best bound - floor),   floor = min of the model over the box
 * </pre>
 *
 * <p>The box holds all best prices, so the floor is proved. A question makes one tangent of the
 * whole dual, as in the method as published.
 *
 * <p>A question and two programs of rows + 1 variables and as many constraints as questions a
 * round. Exact to the tolerance of {@link InteriorPoint}. Source: Lemaréchal, Nemirovskii and
 * Nesterov (1995).
 */
public final class LevelBundle {
  private static final double LEVEL = 0.3;
  private static final double TOLERANCE = 1e-7;

  private final DualModel model;
  private final PeerSearch search;
  private final double[] high;
  private final int rows;
  private final double unit;
  private final List<double[]> slopes = new ArrayList<>();
  private final List<Double> heights = new ArrayList<>();
  private double floor = Double.NEGATIVE_INFINITY;

  private LevelBundle(DualModel model, double enough, int mostCalls) {
    this.model = model;
    this.search = new PeerSearch(model, enough, mostCalls);
    this.high = PeerSearch.highest(model);
    this.rows = high.length;
    this.unit = Math.max(model.valueAtZero(), Double.MIN_NORMAL);
  }

  /** Searches from zero prices for a bound that is low enough. */
  public static PeerResult search(DualModel model, double enough, int mostCalls) {
    LevelBundle bundle = new LevelBundle(model, enough, mostCalls);
    bundle.run(0);
    return bundle.search.result(bundle.floor * bundle.unit);
  }

  /** Searches until the floor proves the best bound to a share of the value at zero prices. */
  public static PeerResult prove(DualModel model, double share, int mostCalls) {
    LevelBundle bundle = new LevelBundle(model, Double.NEGATIVE_INFINITY, mostCalls);
    bundle.run(share);
    return bundle.search.result(bundle.floor * bundle.unit);
  }

  private void run(double share) {
    double[] at = new double[rows];
    ask(at);
    while (search.goesOn()) {
      double[] least = least();
      double below = height(least);
      floor = Math.max(floor, below - TOLERANCE);
      double gap = search.bound() / unit - below;
      if (gap <= Math.max(2 * TOLERANCE, share)) {
        return;
      }
      at = nearest(at, least, below + LEVEL * gap);
      ask(at);
    }
  }

  /** Adds the tangent at prices in shares of the box; heights in shares of the value at zero. */
  private void ask(double[] at) {
    double[] prices = new double[rows];
    for (int r = 0; r < rows; r++) {
      prices[r] = at[r] * high[r];
    }
    Evaluation answer = search.ask(prices, 0);
    double[] slope = new double[rows];
    double height = model.bound(prices, answer.value()) / unit;
    for (int r = 0; r < rows; r++) {
      slope[r] = high[r] * (model.capacity()[r] - answer.usage()[r]) / unit;
      height -= slope[r] * at[r];
    }
    slopes.add(slope);
    heights.add(height);
  }

  private double height(double[] at) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < slopes.size(); i++) {
      double sum = heights.get(i);
      for (int r = 0; r < rows; r++) {
        sum += slopes.get(i)[r] * at[r];
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  /** The least of the tangents over the box. */
  private double[] least() {
    double[] cost = new double[rows + 1];
    cost[rows] = 1;
    InteriorPoint program = new InteriorPoint(cost);
    box(program);
    for (int i = 0; i < slopes.size(); i++) {
      int[] index = new int[rows + 1];
      double[] factor = new double[rows + 1];
      for (int r = 0; r < rows; r++) {
        index[r] = r;
        factor[r] = -slopes.get(i)[r];
      }
      index[rows] = rows;
      factor[rows] = 1;
      program.atLeast(index, factor, heights.get(i));
    }
    double[] start = inside(search.best());
    double[] from = Arrays.copyOf(start, rows + 1);
    from[rows] = height(start) + 0.01;
    return Arrays.copyOf(program.minimise(from, TOLERANCE), rows);
  }

  /** The prices nearest to some at which no tangent lies above a level. */
  private double[] nearest(double[] to, double[] least, double level) {
    double[] weight = new double[rows];
    Arrays.fill(weight, 1);
    InteriorPoint program = new InteriorPoint(new double[rows], weight, to);
    box(program);
    int[] index = new int[rows];
    Arrays.setAll(index, r -> r);
    for (int i = 0; i < slopes.size(); i++) {
      double[] factor = slopes.get(i).clone();
      for (int r = 0; r < rows; r++) {
        factor[r] = -factor[r];
      }
      program.atLeast(index, factor, heights.get(i) - level);
    }
    double[] wide = inside(search.best());
    double below = height(least);
    double part = 0.5 * (level - below) / (Math.max(height(wide), level) - below);
    double[] start = new double[rows];
    for (int r = 0; r < rows; r++) {
      start[r] = (1 - part) * least[r] + part * wide[r];
    }
    double[] next = program.minimise(start, 1e-12);
    for (int r = 0; r < rows; r++) {
      // An interior point never quite touches zero.
      next[r] = next[r] < 1e-9 ? 0 : next[r];
    }
    return next;
  }

  private void box(InteriorPoint program) {
    for (int r = 0; r < rows; r++) {
      program.atLeast(new int[] {r}, new double[] {1}, 0);
      program.atLeast(new int[] {r}, new double[] {-1}, -1);
    }
  }

  /** The best prices as shares of the box, a little off its walls. */
  private double[] inside(double[] prices) {
    double[] at = new double[rows];
    for (int r = 0; r < rows; r++) {
      at[r] = Math.min(0.99, Math.max(1e-3, prices[r] / high[r]));
    }
    return at;
  }
}

package org.echelon.golden;

import java.util.Arrays;

/**
 * The exact value of stock placed before demand is known and shipped after:
 *
 * <pre>
 * V(k) = sum over outcomes d of P(d) max { sum_cn (r_cn + h) x_cn : sum_c x_cn <= k_n, sum_n x_cn <= d_c }
 *        - sum_n (h + a_n) k_n
 * </pre>
 *
 * <p>A class with no saving at a node is not served there. Demand of the classes is independent
 * Poisson, cut at {@value #MOST} and scaled up again. Every outcome is enumerated; its shipping is
 * solved by shortest augmenting paths, one unit at a time, which is exact. O({@value #MOST}^classes
 * * units * (classes + nodes)^3): for small instances.
 */
final class TwoStageValue {
  static final int MOST = 8;

  private static final int HALVES = 2;

  private final int most;
  private final double[][] worth;
  private final double[] heldCost;
  private final double[][] chance;

  TwoStageValue(double[][] savings, double[] rates, double leftoverCost, double[] unitCost) {
    this(savings, rates, leftoverCost, unitCost, MOST);
  }

  /** With demand cut at another number of units. */
  TwoStageValue(
      double[][] savings, double[] rates, double leftoverCost, double[] unitCost, int most) {
    this.most = most;
    worth = new double[savings.length][];
    Arrays.setAll(
        worth,
        c ->
            Arrays.stream(savings[c])
                .map(r -> r > 0 ? r + leftoverCost : Double.NEGATIVE_INFINITY)
                .toArray());
    heldCost = Arrays.stream(unitCost).map(a -> a + leftoverCost).toArray();
    chance = new double[rates.length][];
    Arrays.setAll(chance, c -> poisson(rates[c], most));
  }

  /** V of some levels. */
  double of(int[] levels) {
    return of(levels, 1);
  }

  /**
   * The optimum of the linear program in which stock is divisible, given where whole units have
   * theirs; not a number if stock somewhere near is worth more.
   *
   * <p>V is concave, and linear between the planes on which the stock of some nodes sums to a whole
   * number. The edges of its pieces at whole levels therefore run along directions of -1, 0 and 1
   * and at three nodes reach half a unit at least: where none of these half steps gains, nothing
   * does.
   */
  double divisible(int[] levels) {
    if (levels.length > 3) {
      throw new IllegalArgumentException("half steps prove nothing at " + levels.length + " nodes");
    }
    double value = of(levels);
    int steps = (int) Math.pow(3, levels.length);
    for (int step = 0; step < steps; step++) {
      int[] halves = new int[levels.length];
      boolean held = true;
      for (int n = 0, code = step; n < halves.length; n++, code /= 3) {
        halves[n] = HALVES * levels[n] + code % 3 - 1;
        held &= halves[n] >= 0;
      }
      if (held && of(halves, HALVES) > value + 1e-12 * Math.abs(value)) {
        return Double.NaN;
      }
    }
    return value;
  }

  /** V of levels counted in parts of a unit. */
  private double of(int[] levels, int parts) {
    double value = expected(levels, new int[chance.length], 0, parts);
    for (int n = 0; n < levels.length; n++) {
      value -= heldCost[n] * levels[n];
    }
    return value / parts;
  }

  private double expected(int[] levels, int[] demand, int from, int parts) {
    if (from == demand.length) {
      return shipped(levels, demand);
    }
    double sum = 0;
    for (int d = 0; d <= most; d++) {
      demand[from] = d * parts;
      sum += chance[from][d] * expected(levels, demand, from + 1, parts);
    }
    return sum;
  }

  private double shipped(int[] levels, int[] demand) {
    return new Shipping(worth, levels.clone(), demand.clone()).best();
  }

  private static double[] poisson(double rate, int most) {
    double[] p = new double[most + 1];
    p[0] = 1;
    double total = 1;
    for (int k = 1; k <= most; k++) {
      p[k] = p[k - 1] * rate / k;
      total += p[k];
    }
    for (int k = 0; k <= most; k++) {
      p[k] /= total;
    }
    return p;
  }

  /** One outcome: units are assigned one by one, each along the best augmenting path. */
  private static final class Shipping {
    private final double[][] worth;
    private final int[] left;
    private final int[] open;
    private final int[][] units;

    Shipping(double[][] worth, int[] left, int[] open) {
      this.worth = worth;
      this.left = left;
      this.open = open;
      units = new int[open.length][left.length];
    }

    double best() {
      double sum = 0;
      while (true) {
        double gain = augment();
        if (gain <= 1e-12) {
          return sum;
        }
        sum += gain;
      }
    }

    /** Longest path from a class with open demand to a node with stock left. */
    private double augment() {
      double[] atClass = new double[open.length];
      double[] atNode = new double[left.length];
      int[] fromClass = new int[left.length];
      int[] fromNode = new int[open.length];
      Arrays.fill(atNode, Double.NEGATIVE_INFINITY);
      Arrays.fill(fromNode, -1);
      for (int c = 0; c < open.length; c++) {
        atClass[c] = open[c] > 0 ? 0 : Double.NEGATIVE_INFINITY;
      }
      boolean better = true;
      while (better) {
        better = false;
        for (int c = 0; c < open.length; c++) {
          for (int n = 0; n < left.length; n++) {
            if (atClass[c] + worth[c][n] > atNode[n] + 1e-12) {
              atNode[n] = atClass[c] + worth[c][n];
              fromClass[n] = c;
              better = true;
            }
            if (units[c][n] > 0 && atNode[n] - worth[c][n] > atClass[c] + 1e-12) {
              atClass[c] = atNode[n] - worth[c][n];
              fromNode[c] = n;
              better = true;
            }
          }
        }
      }
      return take(atNode, fromClass, fromNode);
    }

    private double take(double[] atNode, int[] fromClass, int[] fromNode) {
      int end = -1;
      for (int n = 0; n < left.length; n++) {
        if (left[n] > 0 && (end < 0 || atNode[n] > atNode[end])) {
          end = n;
        }
      }
      if (end < 0 || !(atNode[end] > 1e-12)) {
        return 0;
      }
      left[end]--;
      double gain = atNode[end];
      int node = end;
      while (true) {
        int c = fromClass[node];
        units[c][node]++;
        if (fromNode[c] < 0) {
          open[c]--;
          return gain;
        }
        node = fromNode[c];
        units[c][node]--;
      }
    }
  }
}

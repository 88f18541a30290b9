package org.echelon.pricing.bound;

import java.util.Arrays;

/**
 * Serves demand from stock at the largest gain:
 *
 * <pre>maximise sum g_nc x_nc,  sum_c x_nc <= z_n,  sum_n x_nc <= d_c,  x >= 0</pre>
 *
 * by successive longest augmenting paths (Bellman-Ford), exact for real amounts; nodes times
 * classes operations for each of a few rounds per path. Keeps its tables; serves one thread.
 *
 * <p>O(nodes classes) a pass, a few passes a path, a path for each supply or demand that runs out
 * as a rule. Exact to rounding: amounts below 1e-12 are left. Source: Ahuja, Magnanti and Orlin,
 * Network Flows (1993), successive shortest paths.
 */
final class Transport {
  private static final double EPSILON = 1e-12;
  private static final int NONE = -1;

  private final double[][] gain;
  private final int nodes;
  private final int classes;
  private final double[][] flow;
  private final double[] stock;
  private final double[] want;
  private final double[] toNode;
  private final double[] toClass;
  private final int[] fromNode;
  private final int[] fromClass;
  private double total;

  /**
   * @param gain by node and class, per unit; at most 0 where not to be served
   */
  Transport(double[][] gain) {
    this.gain = gain;
    nodes = gain.length;
    classes = gain[0].length;
    flow = new double[nodes][classes];
    stock = new double[nodes];
    want = new double[classes];
    toNode = new double[nodes];
    toClass = new double[classes];
    fromNode = new int[nodes];
    fromClass = new int[classes];
  }

  /** The largest gain. */
  double solve(double[] z, double[] demand) {
    System.arraycopy(z, 0, stock, 0, nodes);
    System.arraycopy(demand, 0, want, 0, classes);
    for (double[] row : flow) {
      Arrays.fill(row, 0);
    }
    total = 0;
    int end = longestPaths();
    while (end != NONE) {
      augment(end);
      end = longestPaths();
    }
    return total;
  }

  /** Labels from nodes with stock left; the class with demand left that gains most, or none. */
  private int longestPaths() {
    for (int n = 0; n < nodes; n++) {
      toNode[n] = stock[n] > EPSILON ? 0 : Double.NEGATIVE_INFINITY;
      fromNode[n] = NONE;
    }
    Arrays.fill(toClass, Double.NEGATIVE_INFINITY);
    boolean changed = true;
    while (changed) {
      forward();
      changed = backward();
    }
    int best = NONE;
    for (int c = 0; c < classes; c++) {
      if (want[c] > EPSILON && toClass[c] > EPSILON && (best < 0 || toClass[c] > toClass[best])) {
        best = c;
      }
    }
    return best;
  }

  private void forward() {
    for (int n = 0; n < nodes; n++) {
      for (int c = 0; toNode[n] > Double.NEGATIVE_INFINITY && c < classes; c++) {
        if (gain[n][c] > 0 && toNode[n] + gain[n][c] > toClass[c] + EPSILON) {
          toClass[c] = toNode[n] + gain[n][c];
          fromClass[c] = n;
        }
      }
    }
  }

  private boolean backward() {
    boolean changed = false;
    for (int n = 0; n < nodes; n++) {
      for (int c = 0; c < classes; c++) {
        if (flow[n][c] > EPSILON && toClass[c] - gain[n][c] > toNode[n] + EPSILON) {
          toNode[n] = toClass[c] - gain[n][c];
          fromNode[n] = c;
          changed = true;
        }
      }
    }
    return changed;
  }

  private void augment(int end) {
    double amount = want[end];
    int n = fromClass[end];
    while (fromNode[n] != NONE) {
      amount = Math.min(amount, flow[n][fromNode[n]]);
      n = fromClass[fromNode[n]];
    }
    amount = Math.min(amount, stock[n]);
    stock[n] -= amount;
    want[end] -= amount;
    total += amount * toClass[end];
    int c = end;
    n = fromClass[c];
    flow[n][c] += amount;
    while (fromNode[n] != NONE) {
      c = fromNode[n];
      flow[n][c] -= amount;
      n = fromClass[c];
      flow[n][c] += amount;
    }
  }

  /**
   * Adds weight times the values of a unit at each node in the solution last found: an optimal dual
   * solution, from the best ways out of each node in what is left over.
   */
  void addStockValues(double weight, double[] sums) {
    // Here toNode and toClass are what a unit at the node or class gains on its best way out.
    for (int n = 0; n < nodes; n++) {
      toNode[n] = 0;
    }
    for (int c = 0; c < classes; c++) {
      toClass[c] = want[c] > EPSILON ? 0 : Double.NEGATIVE_INFINITY;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int n = 0; n < nodes; n++) {
        for (int c = 0; c < classes; c++) {
          if (flow[n][c] > EPSILON && toNode[n] - gain[n][c] > toClass[c] + EPSILON) {
            toClass[c] = toNode[n] - gain[n][c];
            changed = true;
          }
        }
      }
      for (int n = 0; n < nodes; n++) {
        for (int c = 0; c < classes; c++) {
          if (gain[n][c] > 0 && toClass[c] + gain[n][c] > toNode[n] + EPSILON) {
            toNode[n] = toClass[c] + gain[n][c];
            changed = true;
          }
        }
      }
    }
    for (int n = 0; n < nodes; n++) {
      sums[n] += weight * toNode[n];
    }
  }
}

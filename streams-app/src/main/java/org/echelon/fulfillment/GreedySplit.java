package org.echelon.fulfillment;

import java.util.Arrays;

/**
 * The greedy rule of set cover for the lines of a large order: of all nodes and all sets of lines
 * that have none yet, the one that costs least a line is taken, until every line has a node or is
 * refused. A refusal is a parcel of one line.
 *
 * <p>Not exact, with a bound: at most 1 + 1/2 + ... + 1/q times the least cost for q lines; O(q^2
 * nodes log q). Source: Chvatal (1979), Hochbaum (1982). Of equal costs the lower node wins.
 */
final class GreedySplit {
  private final int nodes;
  private final int lines;
  private final double[][] cost;
  private final double[] parcel;
  private final double[] refusal;
  private final boolean[] open;
  private final boolean[] done;

  GreedySplit(int nodes, int lines, double[][] cost, double[] parcel, double[] refusal) {
    this.nodes = nodes;
    this.lines = lines;
    this.cost = cost;
    this.parcel = parcel;
    this.refusal = refusal;
    open = new boolean[nodes];
    done = new boolean[lines];
  }

  /** Writes the node of each line, and returns what all of it costs. */
  double choose(int[] chosen) {
    double total = 0;
    for (int left = lines; left > 0; ) {
      int bestNode = OrderSplit.NONE;
      int bestLine = cheapestRefusal();
      double bestRatio = bestLine < 0 ? Double.POSITIVE_INFINITY : refusal[bestLine];
      double bestCut = 0;
      for (int n = 0; n < nodes; n++) {
        double[] rising = rising(n);
        double sum = open[n] ? 0 : parcel[n];
        for (int k = 0; k < rising.length; k++) {
          sum += rising[k];
          if (sum / (k + 1) < bestRatio) {
            bestRatio = sum / (k + 1);
            bestNode = n;
            bestCut = rising[k];
          }
        }
      }
      if (bestRatio == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "a line can be shipped from no node and may not be refused");
      }
      if (bestNode == OrderSplit.NONE) {
        total += refusal[bestLine];
        left -= take(chosen, bestLine, OrderSplit.NONE);
        continue;
      }
      total += open[bestNode] ? 0 : parcel[bestNode];
      open[bestNode] = true;
      for (int i = 0; i < lines; i++) {
        if (!done[i] && cost[i][bestNode] <= bestCut) {
          total += cost[i][bestNode];
          left -= take(chosen, i, bestNode);
        }
      }
    }
    return total;
  }

  private int take(int[] chosen, int line, int node) {
    chosen[line] = node;
    done[line] = true;
    return 1;
  }

  private int cheapestRefusal() {
    int best = -1;
    for (int i = 0; i < lines; i++) {
      boolean able = !done[i] && refusal[i] < Double.POSITIVE_INFINITY;
      if (able && (best < 0 || refusal[i] < refusal[best])) {
        best = i;
      }
    }
    return best;
  }

  private double[] rising(int node) {
    double[] costs = new double[lines];
    int count = 0;
    for (int i = 0; i < lines; i++) {
      if (!done[i] && cost[i][node] < Double.POSITIVE_INFINITY) {
        costs[count++] = cost[i][node];
      }
    }
    Arrays.sort(costs, 0, count);
    return Arrays.copyOf(costs, count);
  }
}

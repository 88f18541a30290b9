package org.echelon.textbook;

import org.echelon.textbook.ServiceNetwork.Placement;

/**
 * Guaranteed service times on a tree, by dynamic programming from the leaves to a root.
 *
 * <pre>
 * c_i(SI, S) = cost_i(SI, S) + sum over solved suppliers j of  min over x &lt;= SI of f_j(x)
 *                            + sum over solved customers j of  min over y &gt;= S  of g_j(y)
 * f_i(S) = min over SI of c_i(SI, S)   if the unsolved neighbour is a customer
 * g_i(SI) = min over S of c_i(SI, S)   if it is a supplier;      answer  min over both at the root
 * </pre>
 *
 * <p>Every stage has one neighbour towards the root, so its subtree is summed up in one function of
 * the time shared with that neighbour. Whole periods; exact. O(n M^2), M the longest service time.
 * Source: Graves and Willems (2000).
 */
public final class TreeServiceTimes {
  private static final int NOBODY = -1;

  private final ServiceNetwork tree;
  private final int[] outbound;

  /** By stage and waiting time: what the subtrees of its solved suppliers cost. */
  private final double[][] above;

  /** By stage and quoted time: what the subtrees of its solved customers cost. */
  private final double[][] below;

  private TreeServiceTimes(ServiceNetwork tree) {
    this.tree = tree;
    outbound = new int[tree.size()];
    above = new double[tree.size()][];
    below = new double[tree.size()][];
  }

  /** The cheapest service times. */
  public static Placement of(ServiceNetwork tree) {
    TreeServiceTimes solver = new TreeServiceTimes(tree);
    solver.sum(0, NOBODY);
    double cost = solver.assign(0, NOBODY, 0, tree.longestInbound(0), 0, tree.longestOutbound(0));
    return new Placement(solver.outbound, cost);
  }

  /** Fills {@code above} and {@code below} of a stage from its subtree. */
  private void sum(int i, int parent) {
    above[i] = new double[tree.longestInbound(i) + 1];
    below[i] = new double[tree.longestOutbound(i) + 1];
    for (int j : tree.suppliers(i)) {
      if (j != parent) {
        sum(j, i);
        addSupplier(above[i], j);
      }
    }
    for (int j : tree.customers(i)) {
      if (j != parent) {
        sum(j, i);
        addCustomer(below[i], j);
      }
    }
  }

  private void addSupplier(double[] byWait, int j) {
    double best = Double.POSITIVE_INFINITY;
    for (int wait = 0; wait < byWait.length; wait++) {
      if (wait <= tree.longestOutbound(j)) {
        best = Math.min(best, cheapest(j, 0, tree.longestInbound(j), wait, wait));
      }
      byWait[wait] += best;
    }
  }

  private void addCustomer(double[] byQuote, int j) {
    double best = Double.POSITIVE_INFINITY;
    for (int wait = tree.longestInbound(j); wait >= 0; wait--) {
      best = Math.min(best, cheapest(j, wait, wait, 0, tree.longestOutbound(j)));
      if (wait < byQuote.length) {
        byQuote[wait] += best;
      }
    }
  }

  private double cheapest(int i, int inLow, int inHigh, int outLow, int outHigh) {
    double best = Double.POSITIVE_INFINITY;
    for (int wait = inLow; wait <= inHigh; wait++) {
      for (int s = outLow; s <= outHigh; s++) {
        best = Math.min(best, cost(i, wait, s));
      }
    }
    return best;
  }

  private double cost(int i, int wait, int s) {
    return tree.cost(i, wait, s) + above[i][wait] + below[i][s];
  }

  /** Picks the times of a stage within the ranges, then those of its subtree; returns its cost. */
  private double assign(int i, int parent, int inLow, int inHigh, int outLow, int outHigh) {
    double best = Double.POSITIVE_INFINITY;
    int inbound = inLow;
    for (int s = outLow; s <= outHigh; s++) {
      for (int wait = inLow; wait <= inHigh; wait++) {
        if (cost(i, wait, s) < best) {
          best = cost(i, wait, s);
          inbound = wait;
          outbound[i] = s;
        }
      }
    }
    for (int j : tree.suppliers(i)) {
      if (j != parent) {
        int most = Math.min(inbound, tree.longestOutbound(j));
        assign(j, i, 0, tree.longestInbound(j), 0, most);
      }
    }
    for (int j : tree.customers(i)) {
      if (j != parent) {
        assign(j, i, outbound[i], tree.longestInbound(j), 0, tree.longestOutbound(j));
      }
    }
    return best;
  }
}

package org.echelon.valuation;

import java.util.Arrays;

/**
 * For each demand class of one SKU the nodes that can serve it, cheapest first. Cost includes
 * prices. Tables are kept and refilled from SKU to SKU.
 *
 * <pre>
 * node[list][i], cost[list][i]     i-th best node of a class, 0 <= i < length[list]
 * place[n * classes + list]        the i of node n, or -1
 * reach[list][i]                   what the nodes before place i leave of the rate, for i <= reached[list]
 * </pre>
 */
final class PreferenceLists {
  int count;
  int span;
  double totalRate;
  double[] rate = new double[0];
  int[] length = new int[0];
  int[][] node = new int[0][];
  double[][] cost = new double[0][];
  int[] place = new int[0];
  int classes;
  double[][] reach = new double[0][];
  int[] reached = new int[0];

  void clear(int nodeSpan, int mostClasses) {
    if (nodeSpan != span || mostClasses > classes) {
      span = nodeSpan;
      classes = mostClasses;
      rate = new double[classes];
      length = new int[classes];
      node = new int[classes][nodeSpan];
      cost = new double[classes][nodeSpan];
      place = new int[classes * nodeSpan];
      reach = new double[classes][nodeSpan + 1];
      reached = new int[classes];
    }
    Arrays.fill(place, -1);
    count = 0;
    totalRate = 0;
  }

  /** Starts the list of a class. */
  void begin(double classRate) {
    rate[count] = classRate;
    length[count] = 0;
    reach[count][0] = classRate;
    reached[count] = 0;
    totalRate += classRate;
  }

  /** Adds a node; of two equally dear ones the first added stays ahead. */
  void add(int ordinal, double unitCost) {
    int i = length[count]++;
    int[] nodes = node[count];
    double[] costs = cost[count];
    for (; i > 0 && costs[i - 1] > unitCost; i--) {
      nodes[i] = nodes[i - 1];
      costs[i] = costs[i - 1];
    }
    nodes[i] = ordinal;
    costs[i] = unitCost;
  }

  /** Ends the list. */
  void end() {
    for (int i = 0; i < length[count]; i++) {
      place[node[count][i] * classes + count] = i;
    }
    count++;
  }

  /** Forgets what reaches a place, as availabilities change. */
  void forgetReach() {
    Arrays.fill(reached, 0, count, 0);
  }

  /**
   * What of a class reaches the i-th node of its list, or less than a least amount that it does not
   * come up to. Products found before are used again: the availability of the node in place i may
   * change after the call, those of nodes before it only once they are asked for themselves.
   */
  double reach(int list, int i, double least, double[] availability) {
    double[] known = reach[list];
    int at = reached[list];
    if (at < i) {
      int[] nodes = node[list];
      double left = known[at];
      while (at < i && left >= least) {
        left *= 1 - availability[nodes[at++]];
        known[at] = left;
      }
    } else {
      at = i;
    }
    reached[list] = at;
    return known[at];
  }
}

package org.echelon.valuation;

import java.util.Arrays;

/**
 * For each demand class of one SKU the nodes that can serve it, cheapest first. Cost includes
 * prices. Tables are kept and refilled from SKU to SKU.
 *
 * <pre>
 * node[list][i], cost[list][i]     i-th best node of a class, 0 <= i < length[list]
 * place[list * span + n]           the i of node n, or -1
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

  void clear(int nodeSpan, int classes) {
    if (nodeSpan != span || classes > rate.length) {
      span = nodeSpan;
      rate = new double[classes];
      length = new int[classes];
      node = new int[classes][nodeSpan];
      cost = new double[classes][nodeSpan];
      place = new int[classes * nodeSpan];
    }
    count = 0;
    totalRate = 0;
  }

  /** Starts the list of a class. */
  void begin(double classRate) {
    rate[count] = classRate;
    length[count] = 0;
    Arrays.fill(place, count * span, (count + 1) * span, -1);
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
      place[count * span + node[count][i]] = i;
    }
    count++;
  }
}

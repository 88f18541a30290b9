package org.echelon.valuation;

import java.util.Arrays;

/**
 * For each demand class of one SKU the nodes that can serve it, cheapest first. Cost includes
 * prices. Tables are kept and refilled from SKU to SKU.
 *
 * <pre>
 * node[first(list) + i], cost[first(list) + i]   i-th best node of a class, 0 <= i < length[list]
 * place[n * classes + list]                      the i of node n, or -1
 * </pre>
 *
 * <p>O(nodes) to fill a list whose entries come nearly in order, O(nodes²) at worst. Exact. Source:
 * model, section 3.
 */
final class PreferenceLists {
  int count;
  int span;
  double totalRate;
  double[] rate = new double[0];
  int[] length = new int[0];
  int[] node = new int[0];
  double[] cost = new double[0];
  int[] place = new int[0];
  int classes;

  void clear(int nodeSpan, int mostClasses) {
    if (nodeSpan != span || mostClasses > classes) {
      span = nodeSpan;
      classes = mostClasses;
      rate = new double[classes];
      length = new int[classes];
      node = new int[classes * nodeSpan];
      cost = new double[classes * nodeSpan];
      place = new int[classes * nodeSpan];
    }
    Arrays.fill(place, -1);
    count = 0;
    totalRate = 0;
  }

  /** Where the list of a class begins. */
  int first(int list) {
    return list * span;
  }

  /** Starts the list of a class. */
  void begin(double classRate) {
    rate[count] = classRate;
    length[count] = 0;
    totalRate += classRate;
  }

  /** Adds a node; of two equally dear ones the first added stays ahead. */
  void add(int ordinal, double unitCost) {
    int first = first(count);
    int i = first + length[count]++;
    for (; i > first && cost[i - 1] > unitCost; i--) {
      node[i] = node[i - 1];
      cost[i] = cost[i - 1];
    }
    node[i] = ordinal;
    cost[i] = unitCost;
  }

  /**
   * Makes the whole list of a class from the entries of its costs, about cheapest first.
   *
   * @param extra by node, added to the cost
   * @param below a node that costs as much, or more, is left out
   */
  void fill(
      double classRate,
      ClassCosts costs,
      int serviceClass,
      double cube,
      double[] extra,
      double below) {
    begin(classRate);
    int first = first(count);
    int size = 0;
    for (int e = costs.first[serviceClass]; e < costs.first[serviceClass + 1]; e++) {
      int n = costs.node[e];
      double unitCost = costs.perUnit[e] + cube * costs.perCube[e] + extra[n];
      if (unitCost < below) {
        int i = first + size++;
        for (; i > first && cost[i - 1] > unitCost; i--) {
          node[i] = node[i - 1];
          cost[i] = cost[i - 1];
        }
        node[i] = n;
        cost[i] = unitCost;
      }
    }
    length[count] = size;
    end();
  }

  /** Whether a node is in some list. */
  boolean lists(int ordinal) {
    int row = ordinal * classes;
    for (int c = 0; c < count; c++) {
      if (place[row + c] >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Ends the list. */
  void end() {
    int first = first(count);
    for (int i = 0; i < length[count]; i++) {
      place[node[first + i] * classes + count] = i;
    }
    count++;
  }
}

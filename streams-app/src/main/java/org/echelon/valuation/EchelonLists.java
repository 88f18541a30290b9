package org.echelon.valuation;

import java.util.Arrays;

/**
 * By node, what each lot of the common position of a node and all below it is worth, least first,
 * currency per unit and day; lots below 0 are left out. Tables are kept and refilled from SKU to
 * SKU.
 *
 * <pre>
 * margin[n][i], lot[n]    0 <= i < count[n]
 * </pre>
 *
 * <p>O(units / lot log nodes) to merge the lists of some nodes, O(levels) to list one. Exact as an
 * order of units; a joined lot counts at the mean worth of its units. Source: model, section 4.
 */
final class EchelonLists {
  private int[] count = new int[0];
  private int[] lot = new int[0];
  private double[][] margin = new double[0][];

  // a heap of the lists being merged, least margin on top
  private int[] heap = new int[0];
  private int[] at = new int[0];
  private int open;

  // what has been taken from the list on top
  private double unitsLeft;

  /** Empties the lists of all nodes. */
  void clear(int span) {
    if (count.length != span) {
      count = new int[span];
      lot = new int[span];
      margin = new double[span][0];
      heap = new int[span];
      at = new int[span];
    }
    Arrays.fill(count, 0);
  }

  int count(int node) {
    return count[node];
  }

  /** Starts the list of a node. */
  void begin(int node, int unitsPerLot) {
    count[node] = 0;
    lot[node] = unitsPerLot;
  }

  /** Adds the next lot of a node, worth at least as much as the one before. */
  void add(int node, double worth) {
    if (count[node] == margin[node].length) {
      margin[node] = Arrays.copyOf(margin[node], 2 * count[node] + 16);
    }
    margin[node][count[node]++] = worth;
  }

  /** The list of stock that customers are served from: what its ladder says at these prices. */
  void set(int node, NodeLadder ladder, double flowPrice, double storagePrice) {
    begin(node, ladder.lot());
    for (int x = ladder.bestLevels(flowPrice, storagePrice) - 1; x >= 0; x--) {
      add(node, ladder.margin(x, flowPrice, storagePrice));
    }
  }

  /** The same from the tables that a kernel sized at these prices. */
  void set(int node, LadderKernel kernel, double flowPrice, double storagePrice) {
    begin(node, kernel.lot());
    for (int x = kernel.best() - 1; x >= 0; x--) {
      add(node, kernel.marginAt(x, flowPrice, storagePrice));
    }
  }

  /**
   * Joins the lists of the nodes below to that of a node whose stock customers are served from, or
   * that holds none.
   */
  void join(int node, int[] below) {
    int units = 0;
    for (int child : below) {
      units += count[child] * lot[child];
    }
    if (units == 0) {
      return;
    }
    if (count[node] == 0) {
      begin(node, leastLot(below));
    }
    int[] all = Arrays.copyOf(below, below.length + 1);
    all[below.length] = node;
    double[] joined = new double[count[node] + units / lot[node] + 1];
    int filled = merge(all, lot[node], joined, joined.length);
    count[node] = 0;
    for (int i = 0; i < filled; i++) {
      add(node, joined[i]);
    }
  }

  private int leastLot(int[] nodes) {
    int least = Integer.MAX_VALUE;
    for (int node : nodes) {
      least = count[node] > 0 ? Math.min(least, lot[node]) : least;
    }
    return least;
  }

  /** The worth of the best unit of some nodes, 0 if they have none. */
  double dearest(int[] nodes) {
    double most = 0;
    for (int node : nodes) {
      if (count[node] > 0) {
        most = Math.max(most, margin[node][count[node] - 1]);
      }
    }
    return most;
  }

  /**
   * Merges the lists of some nodes, least first, into lots of another size at their mean worth.
   *
   * @return how many lots were filled, the last perhaps in part; at most {@code limit}
   */
  int merge(int[] nodes, int unitsPerLot, double[] out, int limit) {
    open = 0;
    for (int node : nodes) {
      if (count[node] > 0) {
        at[node] = 0;
        heap[open++] = node;
      }
    }
    for (int i = open / 2 - 1; i >= 0; i--) {
      sink(i);
    }
    unitsLeft = open == 0 ? 0 : lot[heap[0]];
    int filled = 0;
    while (filled < limit && open > 0) {
      out[filled++] = nextLot(unitsPerLot);
    }
    return filled;
  }

  private double nextLot(int units) {
    double sum = 0;
    double taken = 0;
    while (taken < units && open > 0) {
      int node = heap[0];
      double some = Math.min(units - taken, unitsLeft);
      sum += some * margin[node][at[node]];
      taken += some;
      unitsLeft -= some;
      if (unitsLeft == 0) {
        advance(node);
      }
    }
    return sum / taken;
  }

  private void advance(int node) {
    if (++at[node] == count[node]) {
      heap[0] = heap[--open];
    }
    if (open > 0) {
      sink(0);
      unitsLeft = lot[heap[0]];
    }
  }

  private void sink(int from) {
    int i = from;
    while (2 * i + 1 < open) {
      int least = 2 * i + 1;
      if (least + 1 < open && worth(least + 1) < worth(least)) {
        least++;
      }
      if (worth(i) <= worth(least)) {
        return;
      }
      int swapped = heap[i];
      heap[i] = heap[least];
      heap[least] = swapped;
      i = least;
    }
  }

  private double worth(int i) {
    return margin[heap[i]][at[heap[i]]];
  }
}

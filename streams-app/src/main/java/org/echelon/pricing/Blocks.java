package org.echelon.pricing;

import java.util.ArrayList;
import java.util.List;

/**
 * Pairs that pay the same three rows (storage of their node, its flow, its feeder's flow; -1 for
 * none). The value of a block depends on two numbers only, its flow price and its storage price, so
 * its share of an answer is five numbers at most, whatever the number of SKUs.
 */
final class Blocks {
  private final List<int[]> rowsOf = new ArrayList<>();

  /** The block of these rows, made when it is new. */
  int of(int storageRow, int ownFlowRow, int feederFlowRow) {
    for (int b = 0; b < rowsOf.size(); b++) {
      int[] rows = rowsOf.get(b);
      if (rows[0] == storageRow && rows[1] == ownFlowRow && rows[2] == feederFlowRow) {
        return b;
      }
    }
    rowsOf.add(new int[] {storageRow, ownFlowRow, feederFlowRow});
    return rowsOf.size() - 1;
  }

  int size() {
    return rowsOf.size();
  }

  int storageRow(int block) {
    return rowsOf.get(block)[0];
  }

  int ownFlowRow(int block) {
    return rowsOf.get(block)[1];
  }

  int feederFlowRow(int block) {
    return rowsOf.get(block)[2];
  }

  /** s of a block, currency per cube-day. */
  double storagePrice(int block, double[] prices) {
    return price(prices, storageRow(block));
  }

  /** P of a block, its node's flow price and its feeder's, currency per unit. */
  double flowPrice(int block, double[] prices) {
    return price(prices, ownFlowRow(block)) + price(prices, feederFlowRow(block));
  }

  /** Adds a block's flow and storage to the rows that count them. */
  void addUsage(double[] usage, int block, double flow, double storage) {
    add(usage, storageRow(block), storage);
    add(usage, ownFlowRow(block), flow);
    add(usage, feederFlowRow(block), flow);
  }

  /** Usage by row from flow and storage by block. */
  double[] usage(int rows, double[] flow, double[] storage) {
    double[] usage = new double[rows];
    for (int b = 0; b < size(); b++) {
      addUsage(usage, b, flow[b], storage[b]);
    }
    return usage;
  }

  private static double price(double[] prices, int row) {
    return row < 0 ? 0 : prices[row];
  }

  private static void add(double[] sums, int row, double amount) {
    if (row >= 0) {
      sums[row] += amount;
    }
  }
}

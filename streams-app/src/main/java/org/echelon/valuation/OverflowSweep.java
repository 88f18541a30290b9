package org.echelon.valuation;

/**
 * Finds how demand flows over from node to node. The availability f of a node is the share of its
 * demand that its stock meets. A class reaches a node with what the nodes before it in its list
 * leave, rate * prod(1 - f); the saving there is the expected cost of going on (later nodes, then
 * the lost sale) less its own cost without the flow price.
 *
 * <p>Nodes are sized one after another, each seeing the availability just found for the others; all
 * at once would swing without end. Streams are taken as independent.
 */
final class OverflowSweep {
  /** Share of the SKU's demand below which a stream is left out. */
  static final double SMALLEST_REACH = 1e-4;

  /** Share still unserved at which the search for the next best node ends. */
  static final double SMALLEST_REST = 3e-3;

  private final DemandStreams streams = new DemandStreams();

  /** Sizes the stock of a node for its streams and returns the availability. */
  interface Sizing {
    double availability(int node, DemandStreams streams);
  }

  /**
   * Visits each node once.
   *
   * @param nodes ordinals, of which {@code count} are used
   * @param first index of the node to begin with
   * @param flowPrice by ordinal, the price that the costs in the lists include
   * @param availability by ordinal, read and replaced
   */
  void run(
      PreferenceLists lists,
      int[] nodes,
      int count,
      int first,
      double[] flowPrice,
      double lostSaleValue,
      double[] availability,
      Sizing sizing) {
    lists.forgetReach();
    for (int i = 0; i < count; i++) {
      int node = nodes[(first + i) % count];
      gather(lists, node, flowPrice[node], lostSaleValue, availability);
      availability[node] = sizing.availability(node, streams);
    }
  }

  private void gather(
      PreferenceLists lists, int node, double price, double lostSaleValue, double[] availability) {
    streams.clear();
    double least = SMALLEST_REACH * lists.totalRate;
    for (int c = 0; c < lists.count; c++) {
      int place = lists.place[node * lists.classes + c];
      if (place < 0) {
        continue;
      }
      double reach = lists.reach(c, place, least, availability);
      if (reach < least) {
        continue;
      }
      double onward =
          onward(
              lists.node[c],
              lists.cost[c],
              place + 1,
              lists.length[c],
              lostSaleValue,
              availability);
      double saving = onward - (lists.cost[c][place] - price);
      if (saving > 0) {
        streams.add(saving, reach);
      }
    }
  }

  private static double onward(
      int[] nodes, double[] costs, int from, int to, double lostSaleValue, double[] availability) {
    double rest = 1;
    double cost = 0;
    for (int i = from; i < to && rest > SMALLEST_REST; i++) {
      double met = rest * availability[nodes[i]];
      cost += met * costs[i];
      rest -= met;
    }
    return cost + rest * lostSaleValue;
  }
}

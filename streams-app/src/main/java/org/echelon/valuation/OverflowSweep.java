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
  private final ClassFlow flow = new ClassFlow();

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
    flow.read(lists, availability, SMALLEST_REACH * lists.totalRate);
    for (int i = 0; i < count; i++) {
      int node = nodes[(first + i) % count];
      gather(lists, node, flowPrice[node], lostSaleValue);
      double before = availability[node];
      availability[node] = sizing.availability(node, streams);
      flow.change(node, before);
    }
  }

  private void gather(PreferenceLists lists, int node, double price, double lostSaleValue) {
    streams.clear();
    for (int w = 0; w < flow.classWords(); w++) {
      long classes = flow.reaching(node, w);
      for (; classes != 0; classes &= classes - 1) {
        int c = (w << 6) + Long.numberOfTrailingZeros(classes);
        int place = flow.place(node, c);
        double onward = flow.onward(c, place, lostSaleValue, SMALLEST_REST);
        double saving = onward - (lists.cost[lists.first(c) + place] - price);
        if (saving > 0) {
          streams.add(saving, flow.reach(c, place));
        }
      }
    }
  }
}

package org.echelon.valuation;

/**
 * Finds how demand flows over from node to node. The availability f of a node is the share of its
 * demand that its stock meets. A class reaches a node with what the nodes before it in its list
 * leave, rate * prod(1 - f); the saving there is the expected cost of going on (later nodes, then
 * the lost sale) less its own cost without the flow price.
 *
 * <p>Nodes are sized one after another, each seeing the availability just found for the others; all
 * at once would swing without end. Streams are taken as independent.
 *
 * <p>O(sum of the lengths of the lists) a sweep for what reaches the nodes, and for each class that
 * reaches a node at most the length of its list for the next best cost. A heuristic: on 1,000 small
 * random periods three sweeps find the best of all placements in 71% and earn 98% of all value, a
 * tenth of the periods gets less than 92%; nothing bounds the loss. Source: model, section 3.
 */
final class OverflowSweep {
  /** Share of the SKU's demand below which a stream is left out. */
  static final double SMALLEST_REACH = 1e-4;

  /** Share still unserved at which the search for the next best node ends. */
  static final double SMALLEST_REST = 3e-3;

  private final DemandStreams streams = new DemandStreams();
  private final ClassFlow flow = new ClassFlow();

  /**
   * Sizes the stock of a node for its streams, which come in no order, and says how much it meets.
   */
  interface Sizing {
    double availability(int node, DemandStreams streams);
  }

  /**
   * Reads lists and where the availabilities start.
   *
   * @param availability by ordinal; {@link #run} replaces them, and nobody else may until the next
   *     lists are read
   */
  void read(PreferenceLists lists, double[] availability) {
    flow.read(lists, availability, SMALLEST_REACH * lists.totalRate);
  }

  /**
   * Visits each node once.
   *
   * @param nodes ordinals, of which {@code count} are used
   * @param first index of the node to begin with
   * @param flowPrice by ordinal, the price that the costs in the lists include
   * @param availability those that were read
   */
  void run(
      int[] nodes,
      int count,
      int first,
      double[] flowPrice,
      double lostSaleValue,
      double[] availability,
      Sizing sizing) {
    for (int i = 0; i < count; i++) {
      int node = nodes[(first + i) % count];
      streams.clear();
      flow.gather(node, flowPrice[node], lostSaleValue, SMALLEST_REST, streams);
      double before = availability[node];
      availability[node] = sizing.availability(node, streams);
      flow.change(node, before);
    }
  }
}

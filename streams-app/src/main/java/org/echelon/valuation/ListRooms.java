package org.echelon.valuation;

/**
 * How far flow prices may move before a preference list of a SKU changes in a way that its streams
 * feel, and what first units are worth where none is held at any price.
 *
 * <p>The room of a node is the smallest gap, over all classes, between its cost and the cost that it
 * must not pass: that of a neighbour in the list, where either of the two has stock, and the lost
 * sale's. Nodes without stock may change places with each other, and behind the last node that a
 * class reaches and those that its next best cost is made of, order does not matter. So with moves
 * dP of the composite prices every stream keeps its rate if
 *
 * <pre>max over m of |dP_n - dP_m| < room_n   for every listed n with dP_n != 0, where m may be the lost sale (0)</pre>
 *
 * <p>[Proof: a pair that would change places holds a node that moves; its room is at most their gap.]
 * Rates depend on the order of the lists and on availabilities alone. O(listed nodes).
 */
final class ListRooms {
  /** More than what a float loses of a double. */
  private static final float BELOW = 1 - 0x1p-22f;

  final int[] node;
  final int[] feeder;

  /** Currency per unit; kept as floats on the safe side. */
  final float[] room;

  /**
   * The nodes with stock whose cost is part of the savings at a node, as bits by ordinal; a node
   * that has no bit of its own is taken to be part of all.
   */
  final long[] onward;

  /** -m(1) and G_J(1) / tau of nodes without a ladder; infinite and 0 where no demand comes. */
  final float[] firstLoss;

  final float[] firstSlope;

  private int count;

  ListRooms(int listed) {
    node = new int[listed];
    feeder = new int[listed];
    room = new float[listed];
    onward = new long[listed];
    firstLoss = new float[listed];
    firstSlope = new float[listed];
  }

  void add(
      int ordinal, int fedBy, double unitRoom, long onwardTo, double loss, double lossPerPrice) {
    node[count] = ordinal;
    feeder[count] = fedBy;
    room[count] = (float) unitRoom * BELOW;
    onward[count] = onwardTo;
    firstLoss[count] = (float) loss * BELOW;
    firstSlope[count] = (float) lossPerPrice / BELOW;
    count++;
  }

  /**
   * Measures the rooms of a SKU's lists.
   *
   * @param low by ordinal, the least availability that a node was seen with in the last sweep
   * @param high the largest
   * @param room by ordinal, lowered to the room found
   * @param onward by ordinal, set to the nodes that savings depend on
   */
  static void measure(
      PreferenceLists lists,
      double[] low,
      double[] high,
      double lostSaleValue,
      double[] room,
      long[] onward) {
    double least = OverflowSweep.SMALLEST_REACH * lists.totalRate;
    for (int c = 0; c < lists.count; c++) {
      int end = relevant(lists.node[c], lists.length[c], lists.rate[c], least, low);
      if (end > 0) {
        up(lists.node[c], lists.cost[c], end, high, lostSaleValue, room);
        down(lists.node[c], lists.cost[c], end, lists.length[c], high, room, onward);
        double lastCost = lists.cost[c][end - 1];
        for (int i = end; i < lists.length[c]; i++) {
          int n = lists.node[c][i];
          room[n] = Math.min(room[n], lists.cost[c][i] - lastCost);
        }
      }
    }
  }

  /** How many nodes of a list some stream of the class depends on. */
  private static int relevant(int[] nodes, int length, double rate, double least, double[] low) {
    double reach = rate;
    int i = 0;
    while (i < length && reach >= least) {
      reach *= 1 - low[nodes[i++]];
    }
    if (i == 0) {
      return 0;
    }
    double rest = 1;
    while (i < length && rest > OverflowSweep.SMALLEST_REST) {
      rest *= 1 - low[nodes[i++]];
    }
    return i;
  }

  private static void up(
      int[] nodes, double[] costs, int end, double[] high, double lostSaleValue, double[] room) {
    double stocked = Double.NEGATIVE_INFINITY;
    double any = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < end; i++) {
      int n = nodes[i];
      double cost = costs[i];
      boolean has = high[n] > 0;
      double gap = Math.min(cost - (has ? any : stocked), lostSaleValue - cost);
      room[n] = Math.min(room[n], gap);
      any = cost;
      stocked = has ? cost : stocked;
    }
  }

  private static void down(
      int[] nodes,
      double[] costs,
      int end,
      int length,
      double[] high,
      double[] room,
      long[] onward) {
    double any = end < length ? costs[end] : Double.POSITIVE_INFINITY;
    double stocked = Double.POSITIVE_INFINITY;
    long behind = 0;
    for (int i = end - 1; i >= 0; i--) {
      int n = nodes[i];
      double cost = costs[i];
      onward[n] |= behind;
      if (high[n] > 0) {
        room[n] = Math.min(room[n], any - cost);
        stocked = cost;
        behind |= bit(n);
      } else {
        room[n] = Math.min(room[n], stocked - cost);
      }
      any = cost;
    }
  }

  /** The bit of a node; of one beyond the bits, all. */
  static long bit(int node) {
    return node < Long.SIZE ? 1L << node : -1L;
  }
}

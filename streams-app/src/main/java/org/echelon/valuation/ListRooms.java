package org.echelon.valuation;

/**
 * How far flow prices may move before a preference list of a SKU changes in a way that its streams
 * feel, and what first units are worth where none is held at any price.
 *
 * <p>The room above a node is the smallest gap, over all classes, from its cost up to a cost that
 * it must not pass: that of a node behind it, where either of the two has stock, or the lost
 * sale's. The room below is the same towards nodes before it; a node too dear for a list has one
 * too. Nodes without stock may change places with each other, and behind the last node that a class
 * reaches and those that its next best cost is made of, order does not matter. So with moves dP of
 * the composite prices every stream keeps its rate if, for every listed n that moves,
 *
 * <pre>
 * dP_n - min_m dP_m < above_n   and   max_m dP_m - dP_n < below_n,   m over listed nodes and the lost sale (0)
 * </pre>
 *
 * <p>Proof: of a pair that would change places one node moves; if it is the front one, its room
 * above is at most their gap and the gap shrinks by at most dP_n - min dP; if the other, likewise.
 * Rates depend on the order of the lists and on availabilities alone. O(listed nodes).
 *
 * <p>Exact as a bound, sufficient and not necessary. Source: the proof above; model, section 9.
 */
public final class ListRooms {
  /** More than what a float loses of a double. */
  private static final float SAFE = 1 - 0x1p-22f;

  final int[] node;
  final int[] feeder;

  /** Currency per unit, as the next; kept as floats on the safe side. */
  final float[] above;

  final float[] below;

  /**
   * The nodes with stock whose cost is part of the savings at a node, as bits by ordinal; a node
   * that has no bit of its own is taken to be part of all.
   */
  final long[] onward;

  /** -m(1) and G_J(1) / tau of nodes without a ladder; infinite and 0 where no demand comes. */
  final float[] firstLoss;

  final float[] firstSlope;

  private int count;

  /** Room for so many nodes, which are then added in order of ordinal. */
  public ListRooms(int listed) {
    node = new int[listed];
    feeder = new int[listed];
    above = new float[listed];
    below = new float[listed];
    onward = new long[listed];
    firstLoss = new float[listed];
    firstSlope = new float[listed];
  }

  void add(
      int ordinal,
      int fedBy,
      double roomAbove,
      double roomBelow,
      long onwardTo,
      double loss,
      double lossPerPrice) {
    node[count] = ordinal;
    feeder[count] = fedBy;
    addKept(
        ordinal,
        fedBy,
        (float) roomAbove * SAFE,
        (float) roomBelow * SAFE,
        onwardTo,
        (float) loss * SAFE,
        (float) lossPerPrice / SAFE);
  }

  /** Adds a node as it was kept, to the bit. */
  public void addKept(
      int ordinal,
      int fedBy,
      float roomAbove,
      float roomBelow,
      long onwardTo,
      float loss,
      float lossPerPrice) {
    node[count] = ordinal;
    feeder[count] = fedBy;
    above[count] = roomAbove;
    below[count] = roomBelow;
    onward[count] = onwardTo;
    firstLoss[count] = loss;
    firstSlope[count] = lossPerPrice;
    count++;
  }

  /** Number of nodes. */
  public int listed() {
    return node.length;
  }

  /** Ordinal of the i-th node. */
  public int node(int i) {
    return node[i];
  }

  /** Ordinal of the node that fills it, or -1. */
  public int feeder(int i) {
    return feeder[i];
  }

  /** Room above, currency per unit. */
  public float above(int i) {
    return above[i];
  }

  /** Room below, currency per unit. */
  public float below(int i) {
    return below[i];
  }

  /** Nodes that the savings at it depend on, as bits. */
  public long onward(int i) {
    return onward[i];
  }

  /** What its first unit loses a day, currency; infinite where that cannot matter. */
  public float firstLoss(int i) {
    return firstLoss[i];
  }

  /** By how much that falls at most with a saving, per day. */
  public float firstSlope(int i) {
    return firstSlope[i];
  }

  /**
   * Measures the rooms of a SKU's lists.
   *
   * @param low by ordinal, the least availability that a node was seen with in the last sweep
   * @param high the largest
   * @param above by ordinal, lowered to the room found
   * @param below by ordinal, lowered likewise
   * @param onward by ordinal, set to the nodes that savings depend on
   */
  static void measure(
      PreferenceLists lists,
      double[] low,
      double[] high,
      double lostSaleValue,
      double[] above,
      double[] below,
      long[] onward) {
    double least = OverflowSweep.SMALLEST_REACH * lists.totalRate;
    for (int c = 0; c < lists.count; c++) {
      int[] nodes = lists.node;
      double[] costs = lists.cost;
      int first = lists.first(c);
      int length = first + lists.length[c];
      int end = up(nodes, costs, first, length, lists.rate[c], least, low, high, below);
      if (end > first) {
        down(nodes, costs, first, end, length, high, lostSaleValue, above, onward);
        double lastCost = costs[end - 1];
        for (int i = end; i < length; i++) {
          double gap = costs[i] - lastCost;
          if (gap < below[nodes[i]]) {
            below[nodes[i]] = gap;
          }
        }
      }
    }
  }

  /**
   * Goes up a list as far as some stream of the class depends on it: to the last node reached, and
   * on to the last that its next best cost is made of. Returns where that part of the list ends.
   */
  private static int up(
      int[] nodes,
      double[] costs,
      int first,
      int length,
      double rate,
      double least,
      double[] low,
      double[] high,
      double[] below) {
    double reach = rate;
    double rest = 1;
    double stocked = Double.NEGATIVE_INFINITY;
    double any = Double.NEGATIVE_INFINITY;
    int i = first;
    for (; i < length; i++) {
      int n = nodes[i];
      if (reach >= least) {
        reach *= 1 - low[n];
      } else if (i == first) {
        return first;
      } else if (rest > OverflowSweep.SMALLEST_REST) {
        rest *= 1 - low[n];
      } else {
        break;
      }
      double cost = costs[i];
      boolean has = high[n] > 0;
      double gap = cost - (has ? any : stocked);
      if (gap < below[n]) {
        below[n] = gap;
      }
      any = cost;
      if (has) {
        stocked = cost;
      }
    }
    return i;
  }

  private static void down(
      int[] nodes,
      double[] costs,
      int first,
      int end,
      int length,
      double[] high,
      double lostSaleValue,
      double[] above,
      long[] onward) {
    double any = end < length ? costs[end] : lostSaleValue;
    double stocked = lostSaleValue;
    long behind = 0;
    for (int i = end - 1; i >= first; i--) {
      int n = nodes[i];
      double cost = costs[i];
      onward[n] |= behind;
      if (high[n] > 0) {
        above[n] = Math.min(above[n], any - cost);
        stocked = cost;
        behind |= bit(n);
      } else {
        above[n] = Math.min(above[n], stocked - cost);
      }
      any = cost;
    }
  }

  /** The bit of a node; of one beyond the bits, all. */
  static long bit(int node) {
    return node < Long.SIZE ? 1L << node : -1L;
  }
}

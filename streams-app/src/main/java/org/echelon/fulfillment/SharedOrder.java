package org.echelon.fulfillment;

import java.util.Arrays;

/**
 * What a split costs a line whose siblings are routed elsewhere, unseen.
 *
 * <p>Every line of an order knows one order of the nodes for its zone and speed, the cheapest to
 * ship from first, and takes it that each sibling goes to the first of them that has its item, and
 * that a node has an item with chance a. Then a line that ships from the node of rank r, 0 the
 * first, opens a parcel that no sibling shares with chance
 *
 * <pre>
 * w(r, m) = (1 - a (1 - a)^r)^m,     m siblings,     a = {@value #CHANCE_AT_NODE}
 * </pre>
 *
 * <p>and is charged so much of the parcel's cost p. A line without siblings pays all of it wherever
 * it ships from. With c_in the cost of line i at n, n(i) the nodes chosen and n*(i) the best ones
 * together, N and N* the sets of them,
 *
 * <pre>
 * cost - least &lt;= p ( sum over i of w(n*(i)) - w(n(i)) + |N| - |N*| ) &lt; p (2 q - 1)
 * </pre>
 *
 * <p>because each line's own choice costs at most what its part of the best one does with w in it.
 * The bound is *proved*, a is a heuristic; O(1) a rank. Source: model, section 7.
 */
public final class SharedOrder {
  /** a, the chance that a node has a sibling's item. */
  static final double CHANCE_AT_NODE = 0.7;

  /** 1 - a (1 - a)^r by rank; from the last on it is 1 to 16 digits. */
  private static final double[] UNSHARED = new double[40];

  static {
    Arrays.setAll(UNSHARED, rank -> 1 - CHANCE_AT_NODE * Math.pow(1 - CHANCE_AT_NODE, rank));
  }

  private SharedOrder() {}

  /** w, the share of a parcel's cost that a line is charged at the node of a rank. */
  public static double share(int rank, int siblings) {
    double alone = UNSHARED[Math.min(rank, UNSHARED.length - 1)];
    double share = 1;
    for (int i = 0; i < siblings; i++) {
      share *= alone;
    }
    return share;
  }
}

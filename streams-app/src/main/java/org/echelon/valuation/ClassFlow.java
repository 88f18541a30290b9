package org.echelon.valuation;

import java.util.Arrays;

/**
 * How demand flows down the preference lists of one SKU at the availabilities f at hand: what of
 * each class reaches a place, and what going on from there costs.
 *
 * <pre>
 * reach(c, i)   rate_c prod_{k before i} (1 - f_k)
 * onward(c, i)  sum_{k after i} rest_k f_k cost_k + rest * lost sale,  rest_k = prod_{i < m < k} (1 - f_m)
 * </pre>
 *
 * <p>Nodes without stock leave products and sums as they are, to the last bit, and are passed over:
 * of each list the places of the nodes with stock are known by their bits, and what reaches a place
 * is what reaches the next node with stock. Products are kept and made anew, from a node that
 * changes on, as far as the class is followed: to where less than a least amount is left. Tables
 * are kept from SKU to SKU.
 *
 * <pre>
 * stocked[c * placeWords + i / 64]    bit i % 64: the node in place i of class c has f > 0
 * left[c * (span + 1) + k]            what reaches the k-th node with stock, and at last what all leave
 * end[c]                              the last place that the class reaches, -1 if it has none
 * </pre>
 *
 * <p>O(entries) to read; O(classes that reach it * nodes with stock) for a node that changes. Exact
 * but for the reach and the rest below which it stops. Source: model, section 3.
 */
final class ClassFlow {
  private PreferenceLists lists = new PreferenceLists();
  private double[] availability = new double[0];
  private double least;
  private int stride;
  private int placeWords;
  private int[] end = new int[0];
  private long[] stocked = new long[0];
  private double[] left = new double[0];

  // the classes that reach the node gathered last, and how many nodes with stock are before it
  private int found;
  private int[] reaching = new int[0];
  private int[] rank = new int[0];

  /**
   * Reads lists.
   *
   * @param found by ordinal; kept, so that {@link #change} sees what has been written there
   * @param smallestReach units per day below which a class is not followed
   */
  void read(PreferenceLists read, double[] found, double smallestReach) {
    lists = read;
    availability = found;
    least = smallestReach;
    size(lists.span, lists.classes);
    for (int n = 0; n < lists.span; n++) {
      if (availability[n] > 0) {
        turn(n);
      }
    }
    for (int c = 0; c < lists.count; c++) {
      left[c * stride] = lists.rate[c];
      follow(c, 0, 0);
    }
  }

  private void size(int span, int classes) {
    if (stride != span + 1 || end.length != classes) {
      stride = span + 1;
      placeWords = (span + Long.SIZE - 1) / Long.SIZE;
      end = new int[classes];
      stocked = new long[classes * placeWords];
      left = new double[classes * stride];
      reaching = new int[classes + 1];
      rank = new int[classes];
    }
    Arrays.fill(stocked, 0);
  }

  /** Turns the bits of a node in all lists that name it. */
  private void turn(int node) {
    int row = node * lists.classes;
    for (int c = 0; c < lists.count; c++) {
      int i = lists.place[row + c];
      if (i >= 0) {
        stocked[c * placeWords + (i >>> 6)] ^= 1L << i;
      }
    }
  }

  /** Notes that the availability of the node gathered last is no longer what it was. */
  void change(int node, double before) {
    double after = availability[node];
    if (after == before) {
      return;
    }
    if (before > 0 != after > 0) {
      turn(node);
    }
    int row = node * lists.classes;
    for (int m = 0; m < found; m++) {
      int c = reaching[m];
      follow(c, lists.place[row + c], rank[m]);
    }
  }

  /** Follows a class down from a place, with k nodes with stock before it, that it reaches. */
  private void follow(int c, int from, int k) {
    int first = lists.first(c);
    int at = c * stride + k;
    double rest = left[at];
    if (!(rest >= least)) {
      end[c] = -1;
      return;
    }
    long mask = -1L << from;
    for (int w = from >>> 6; w < placeWords; w++) {
      long bits = stocked[c * placeWords + w] & mask;
      for (; bits != 0; bits &= bits - 1) {
        int i = (w << 6) + Long.numberOfTrailingZeros(bits);
        rest *= 1 - availability[lists.node[first + i]];
        left[++at] = rest;
        if (!(rest >= least)) {
          end[c] = i;
          return;
        }
      }
      mask = -1L;
    }
    end[c] = lists.length[c] - 1;
  }

  /** How many nodes with stock come before a place. */
  private int before(int c, int i) {
    int word = c * placeWords;
    int sum = 0;
    for (int w = i >>> 6; w > 0; w--) {
      sum += Long.bitCount(stocked[word++]);
    }
    return sum + Long.bitCount(stocked[word] & ((1L << i) - 1));
  }

  /** Whether a node is listed by a class and reached by it. */
  boolean reaches(int node, int c) {
    int i = place(node, c);
    return i >= 0 && i <= end[c];
  }

  /** The place of a node in the list of a class, or -1. */
  int place(int node, int c) {
    return lists.place[node * lists.classes + c];
  }

  /** What reaches a place that is known to be reached, units per day. */
  double reach(int c, int i) {
    return left[c * stride + before(c, i)];
  }

  /**
   * The expected cost of a unit that goes on from a place, currency.
   *
   * @param smallestRest share that is taken as lost when no more is left
   */
  double onward(int c, int i, double lostSaleValue, double smallestRest) {
    int first = lists.first(c);
    double rest = 1;
    double sum = 0;
    int from = i + 1;
    long mask = -1L << from;
    for (int w = from >>> 6; w < placeWords; w++) {
      long behind = stocked[c * placeWords + w] & mask;
      for (; behind != 0; behind &= behind - 1) {
        int at = first + (w << 6) + Long.numberOfTrailingZeros(behind);
        double met = rest * availability[lists.node[at]];
        sum += met * lists.cost[at];
        rest -= met;
        if (rest <= smallestRest) {
          return sum + rest * lostSaleValue;
        }
      }
      mask = -1L;
    }
    return sum + rest * lostSaleValue;
  }

  /**
   * Adds the demand that reaches a node, in no order: by class what it saves there, if it saves
   * anything, and its rate.
   *
   * @param flowPrice the price of the node that the costs in the lists include
   */
  void gather(
      int node,
      double flowPrice,
      double lostSaleValue,
      double smallestRest,
      DemandStreams streams) {
    int row = node * lists.classes;
    found = 0;
    for (int c = 0; c < lists.count; c++) {
      int i = lists.place[row + c];
      reaching[found] = c;
      // 1 if 0 <= i <= end, without a branch
      found += (i - end[c] - 1 & ~i) >>> 31;
    }
    for (int m = 0; m < found; m++) {
      int c = reaching[m];
      int i = lists.place[row + c];
      int k = before(c, i);
      rank[m] = k;
      double onward = onward(c, i, lostSaleValue, smallestRest);
      double saving = onward - (lists.cost[lists.first(c) + i] - flowPrice);
      if (saving > 0) {
        streams.append(saving, left[c * stride + k]);
      }
    }
  }
}

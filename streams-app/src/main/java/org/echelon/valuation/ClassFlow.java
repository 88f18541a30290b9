package org.echelon.valuation;

/**
 * How demand flows down the preference lists of one SKU at the availabilities f at hand: what of
 * each class reaches a place, and what going on from there costs.
 *
 * <pre>
 * reach(c, i)   rate_c prod_{k before i} (1 - f_k)
 * onward(c, i)  sum_{k after i} rest_k f_k cost_k + rest * lost sale,  rest_k = prod_{i < m < k} (1 - f_m)
 * </pre>
 *
 * <p>Nodes without stock leave products and sums as they are, to the last bit. So of each list only
 * the nodes with stock are kept, in its order, and a place finds its neighbours among them by the
 * number of bits set before its own. Products are made anew from a node that changes on, as far as
 * the class is followed: to where less than a least amount is left. Tables are kept from SKU to
 * SKU.
 *
 * <pre>
 * stocked[c * placeWords + i / 64]    bit i % 64: the node in place i of class c has f > 0
 * place, met, cost[c * (span + 1) + k]  the k-th node with stock in the list of class c, its f
 * left[c * (span + 1) + k]            what reaches it; for k = count[c], what all of them leave
 * end[c]                              the last place that the class reaches, -1 if it has none
 * </pre>
 *
 * <p>O(entries) to read; O(classes that list it * nodes with stock) for a node that changes.
 */
final class ClassFlow {
  private PreferenceLists lists = new PreferenceLists();
  private double[] availability = new double[0];
  private double least;
  private int stride;
  private int placeWords;
  private int[] count = new int[0];
  private int[] end = new int[0];
  private long[] stocked = new long[0];
  private int[] place = new int[0];
  private double[] met = new double[0];
  private double[] cost = new double[0];
  private double[] left = new double[0];
  private int[] reaching = new int[0];

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
    for (int c = 0; c < lists.count; c++) {
      readClass(c);
    }
  }

  private void size(int span, int classes) {
    if (place.length != classes * (span + 1) || count.length != classes) {
      stride = span + 1;
      placeWords = (span + Long.SIZE - 1) / Long.SIZE;
      count = new int[classes];
      end = new int[classes];
      stocked = new long[classes * placeWords];
      place = new int[classes * stride];
      met = new double[classes * stride];
      cost = new double[classes * stride];
      left = new double[classes * stride];
      reaching = new int[classes];
    }
  }

  private void readClass(int c) {
    int first = lists.first(c);
    int at = c * stride;
    int k = at;
    for (int w = 0; w < placeWords; w++) {
      int from = w << 6;
      int to = Math.min(from + Long.SIZE, lists.length[c]);
      long bits = 0;
      for (int i = from; i < to; i++) {
        double f = availability[lists.node[first + i]];
        // Written in any case and kept where there is stock: no branch to guess.
        place[k] = i;
        met[k] = f;
        cost[k] = lists.cost[first + i];
        int has = f > 0 ? 1 : 0;
        bits |= (long) has << i;
        k += has;
      }
      stocked[c * placeWords + w] = bits;
    }
    count[c] = k - at;
    left[at] = lists.rate[c];
    follow(c, 0);
  }

  /** Notes that a node's availability is no longer what it was. */
  void change(int node, double before) {
    double after = availability[node];
    if (after == before) {
      return;
    }
    int row = node * lists.classes;
    for (int c = 0; c < lists.count; c++) {
      int i = lists.place[row + c];
      if (i >= 0) {
        int k = before(c, i);
        if (before <= 0) {
          insert(c, k, i);
        } else if (after <= 0) {
          remove(c, k, i);
        }
        if (after > 0) {
          met[c * stride + k] = after;
        }
        if (i <= end[c]) {
          follow(c, k);
        }
      }
    }
  }

  private void insert(int c, int k, int i) {
    int at = c * stride + k;
    for (int m = c * stride + count[c]; m > at; m--) {
      place[m] = place[m - 1];
      met[m] = met[m - 1];
      cost[m] = cost[m - 1];
    }
    place[at] = i;
    cost[at] = lists.cost[lists.first(c) + i];
    count[c]++;
    stocked[c * placeWords + (i >>> 6)] |= 1L << i;
  }

  private void remove(int c, int k, int i) {
    int last = c * stride + --count[c];
    for (int m = c * stride + k; m < last; m++) {
      place[m] = place[m + 1];
      met[m] = met[m + 1];
      cost[m] = cost[m + 1];
    }
    stocked[c * placeWords + (i >>> 6)] &= ~(1L << i);
  }

  /** Follows a class down from the k-th node with stock, which it is known to reach. */
  private void follow(int c, int from) {
    int at = c * stride + from;
    int behind = c * stride + count[c];
    double rest = left[at];
    if (!(rest >= least)) {
      end[c] = -1;
      return;
    }
    while (at < behind) {
      rest *= 1 - met[at];
      left[at + 1] = rest;
      if (!(rest >= least)) {
        end[c] = place[at];
        return;
      }
      at++;
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
    return onward(c, i, before(c, i), lostSaleValue, smallestRest);
  }

  private double onward(int c, int i, int k, double lostSaleValue, double smallestRest) {
    int at = c * stride + k;
    int behind = c * stride + count[c];
    // The node itself may be the k-th with stock; what lies behind the last one is not read.
    at += at < behind && place[at] == i ? 1 : 0;
    double rest = 1;
    double sum = 0;
    for (; at < behind; at++) {
      double served = rest * met[at];
      sum += served * cost[at];
      rest -= served;
      if (rest <= smallestRest) {
        break;
      }
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
    int found = 0;
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
      double onward = onward(c, i, k, lostSaleValue, smallestRest);
      double saving = onward - (lists.cost[lists.first(c) + i] - flowPrice);
      if (saving > 0) {
        streams.append(saving, left[c * stride + k]);
      }
    }
  }
}

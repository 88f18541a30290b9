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
 * <p>Products are kept and made anew, from the place of a node on, when its availability changes,
 * as far as the class is followed: to where less than a least amount is left. So a node knows by
 * its bits the classes that reach it. Nodes without stock leave products and sums as they are, to
 * the last bit, and are passed over in the way onward. Tables are kept from SKU to SKU.
 *
 * <pre>
 * reach[c * (span + 1) + i]           0 <= i <= followed[c]
 * reaching[n * classWords + c / 64]   bit c % 64: class c reaches node n
 * stocked[c * placeWords + i / 64]    bit i % 64: the node in place i of class c has f > 0
 * </pre>
 *
 * <p>O(entries) to read; then O(classes that reach it * places followed) for a node that changes.
 */
final class ClassFlow {
  private PreferenceLists lists = new PreferenceLists();
  private double[] availability = new double[0];
  private double least;
  private int classWords;
  private int placeWords;
  private double[] reach = new double[0];
  private int[] followed = new int[0];
  private long[] reaching = new long[0];
  private long[] stocked = new long[0];

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
    clear(lists.span, lists.classes);
    for (int n = 0; n < lists.span; n++) {
      if (availability[n] > 0) {
        stock(n);
      }
    }
    for (int c = 0; c < lists.count; c++) {
      reach[c * (lists.span + 1)] = lists.rate[c];
      follow(c, 0);
    }
  }

  private void clear(int span, int classes) {
    classWords = words(classes);
    placeWords = words(span);
    if (reach.length != classes * (span + 1) || followed.length != classes) {
      reach = new double[classes * (span + 1)];
      followed = new int[classes];
      reaching = new long[span * classWords];
      stocked = new long[classes * placeWords];
    }
    Arrays.fill(followed, 0);
    Arrays.fill(reaching, 0);
    Arrays.fill(stocked, 0);
  }

  private static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /** Marks a node in all lists that name it. */
  private void stock(int node) {
    int at = node * lists.classes;
    for (int c = 0; c < lists.count; c++) {
      int place = lists.place[at + c];
      if (place >= 0) {
        stocked[c * placeWords + (place >>> 6)] |= 1L << place;
      }
    }
  }

  private void sellOut(int node) {
    int at = node * lists.classes;
    for (int c = 0; c < lists.count; c++) {
      int place = lists.place[at + c];
      if (place >= 0) {
        stocked[c * placeWords + (place >>> 6)] &= ~(1L << place);
      }
    }
  }

  /** Notes that a node's availability is no longer what it was. */
  void change(int node, double before) {
    double after = availability[node];
    if (after == before) {
      return;
    }
    if (before <= 0) {
      stock(node);
    } else if (after <= 0) {
      sellOut(node);
    }
    for (int w = 0; w < classWords; w++) {
      long classes = reaching(node, w);
      for (; classes != 0; classes &= classes - 1) {
        int c = (w << 6) + Long.numberOfTrailingZeros(classes);
        follow(c, place(node, c));
      }
    }
  }

  /** Follows a class down from a place that it is known to reach. */
  private void follow(int c, int from) {
    int word = c >>> 6;
    int first = lists.first(c);
    int at = c * (lists.span + 1);
    int length = lists.length[c];
    int known = followed[c];
    int i = from;
    double left = reach[at + i];
    while (i < length && left >= least) {
      int n = lists.node[first + i];
      if (i >= known) {
        reaching[n * classWords + word] |= 1L << c;
      }
      left *= 1 - availability[n];
      reach[at + ++i] = left;
    }
    followed[c] = i;
    for (; i < known; i++) {
      reaching[lists.node[first + i] * classWords + word] &= ~(1L << c);
    }
  }

  /** How many words {@link #reaching} has. */
  int classWords() {
    return classWords;
  }

  /** The classes that reach a node, as bits: those from 64 * word on. */
  long reaching(int node, int word) {
    return reaching[node * classWords + word];
  }

  /** The place of a node in the list of a class that reaches it. */
  int place(int node, int c) {
    return lists.place[node * lists.classes + c];
  }

  /** What reaches a place, units per day. */
  double reach(int c, int place) {
    return reach[c * (lists.span + 1) + place];
  }

  /**
   * The expected cost of a unit that goes on from a place, currency.
   *
   * @param smallestRest share that is taken as lost when no more is left
   */
  double onward(int c, int place, double lostSaleValue, double smallestRest) {
    int first = lists.first(c);
    double rest = 1;
    double cost = 0;
    int from = place + 1;
    long mask = -1L << from;
    for (int w = from >>> 6; w < placeWords; w++) {
      long behind = stocked[c * placeWords + w] & mask;
      for (; behind != 0; behind &= behind - 1) {
        int at = first + (w << 6) + Long.numberOfTrailingZeros(behind);
        double met = rest * availability[lists.node[at]];
        cost += met * lists.cost[at];
        rest -= met;
        if (rest <= smallestRest) {
          return cost + rest * lostSaleValue;
        }
      }
      mask = -1L;
    }
    return cost + rest * lostSaleValue;
  }
}

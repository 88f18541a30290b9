package org.echelon.valuation;

import java.util.Arrays;
import org.echelon.demand.DemandProfile;

/**
 * Measures how far flow prices may move before the streams of a plan change, from the lists it was
 * made with and the availabilities that its last sweep saw. Tables are kept from SKU to SKU.
 */
final class SkuRooms {
  private double[] low = new double[0];
  private double[] high = new double[0];
  private double[] above = new double[0];
  private double[] below = new double[0];
  private long[] onward = new long[0];

  /**
   * The rooms of a plan.
   *
   * @param before by node, the availabilities that the last sweep began with
   * @param after those that it ended with
   */
  ListRooms measure(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      SkuLists lists,
      SkuLadders ladders,
      double[] before,
      double[] after) {
    int span = terms.span;
    if (low.length != span) {
      low = new double[span];
      high = new double[span];
      above = new double[span];
      below = new double[span];
      onward = new long[span];
    }
    for (int n = 0; n < span; n++) {
      low[n] = Math.min(before[n], after[n]);
      high[n] = Math.max(before[n], after[n]);
    }
    Arrays.fill(above, Double.POSITIVE_INFINITY);
    Arrays.fill(below, Double.POSITIVE_INFINITY);
    Arrays.fill(onward, 0);
    lists.tooDear(terms, demand, below);
    ListRooms.measure(lists.lists, low, high, item.lostSaleValue(), above, below, onward);
    int count = 0;
    for (int n = 0; n < span; n++) {
      count += bounded(n) ? 1 : 0;
    }
    ListRooms rooms = new ListRooms(count);
    for (int n = 0; n < span; n++) {
      if (bounded(n)) {
        boolean bare = !ladders.hasLadder(n) && lists.isListed(n);
        LadderKernel kernel = ladders.serving(n);
        double loss = bare ? kernel.firstLoss(lists.composite[n], prices.storage(n)) : 0;
        rooms.add(
            n,
            terms.feeder[n],
            above[n],
            below[n],
            onward[n],
            bare ? loss : Double.POSITIVE_INFINITY,
            bare ? kernel.firstSlope() : 0);
      }
    }
    return rooms;
  }

  private boolean bounded(int node) {
    return Math.min(above[node], below[node]) < Double.POSITIVE_INFINITY;
  }
}

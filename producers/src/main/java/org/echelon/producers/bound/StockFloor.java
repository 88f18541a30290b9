package org.echelon.producers.bound;

import java.util.List;

/**
 * Units of an item that must still be there: what lay there and came in, less all that was ordered.
 *
 * <pre>
 * N(t) = [ opening + received until t - ordered until t ]^+ &lt;= stock at nodes and on the way
 * </pre>
 *
 * <p>Nothing leaves but to customers. Exact integrals by a walk over events, O(events).
 */
final class StockFloor {
  private static final double DAY_MILLIS = 86_400_000;

  private final long[] atMillis;
  private final double[] change;

  /** Units that come at an instant. */
  record Supply(long atMillis, long units) {}

  /** Both in order of time. */
  StockFloor(List<Supply> supplies, List<Line> lines) {
    atMillis = new long[supplies.size() + lines.size()];
    change = new double[atMillis.length];
    int s = 0;
    int l = 0;
    for (int i = 0; i < atMillis.length; i++) {
      boolean supply =
          l == lines.size()
              || (s < supplies.size() && supplies.get(s).atMillis() <= lines.get(l).atMillis());
      atMillis[i] = supply ? supplies.get(s).atMillis() : lines.get(l).atMillis();
      change[i] = supply ? supplies.get(s++).units() : -lines.get(l++).units();
    }
  }

  /** The integral of N by span, unit-days; spans begin one after the other. */
  double[] unitDays(long[] fromMillis, long[] untilMillis) {
    double[] sums = new double[fromMillis.length];
    for (int span = 0; span < sums.length; span++) {
      double left = 0;
      long at = fromMillis[span];
      for (int i = 0; i < atMillis.length && atMillis[i] < untilMillis[span]; i++) {
        if (atMillis[i] > at) {
          sums[span] += Math.max(0, left) * (atMillis[i] - at) / DAY_MILLIS;
          at = atMillis[i];
        }
        left += change[i];
      }
      sums[span] += Math.max(0, left) * (untilMillis[span] - at) / DAY_MILLIS;
    }
    return sums;
  }
}

package org.echelon.console.view;

import java.util.List;
import org.echelon.console.table.SkuRow.Arrival;
import org.echelon.console.table.StockRow;

/**
 * What a SKU does not earn at a node for want of units, currency a day:
 *
 * <pre>
 * missing = (level - position)^+            neither there nor on the way
 * late    = (demand * days - free)^+        asked for before the next arrival, days from now, and
 *                                           at most what is on its way
 * risk    = missing * m(position + 1)^+ / 2 + late * m(position)^+
 * </pre>
 *
 * <p>O(arrivals). A heuristic of the two margins that are published with a position: margins fall,
 * so a missing unit is worth between zero, at the level, and m(position + 1); half of that is
 * counted. A late one is worth at least m(position) while it is not there. Where every arrival is
 * overdue the next one is taken to be a week away. Source: model, section 2.
 *
 * @param missingUnits units below the level that nobody has sent
 * @param lateUnits units that will be asked for before they come
 * @param perDay currency a day
 */
record MoneyAtRisk(long missingUnits, double lateUnits, double perDay) {
  private static final double DAY = 86_400_000.0;
  private static final double UNKNOWN_DAYS = 7;

  /**
   * Of a position.
   *
   * @param arrivals of the SKU at all nodes
   */
  static MoneyAtRisk of(StockRow stock, List<Arrival> arrivals, long nowMillis) {
    long missing = Math.max(0, stock.level() - stock.position());
    double late = late(stock, arrivals, nowMillis);
    double perDay =
        missing * Math.max(0, stock.marginNext()) / 2 + late * Math.max(0, stock.marginNow());
    return new MoneyAtRisk(missing, late, perDay);
  }

  private static double late(StockRow stock, List<Arrival> arrivals, long nowMillis) {
    long coming = stock.inTransit() + stock.onOrder();
    if (coming <= 0 || stock.demandPerDay() <= 0) {
      return 0;
    }
    long next = Long.MAX_VALUE;
    for (Arrival arrival : arrivals) {
      if (arrival.atMillis() >= nowMillis
          && arrival.atMillis() < next
          && arrival.to().equals(stock.node())) {
        next = arrival.atMillis();
      }
    }
    double days = next == Long.MAX_VALUE ? UNKNOWN_DAYS : (next - nowMillis) / DAY;
    return Math.min(coming, Math.max(0, stock.demandPerDay() * days - stock.onHand()));
  }
}

package org.echelon.cli;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.event.Adjustment;
import org.echelon.event.Receipt;
import org.echelon.experiment.SkuTraits;
import org.echelon.producers.world.World;

/**
 * How long what a treatment buys stays in the network.
 *
 * <pre>
 * T_i = (units on hand + units on the way) / units expected a day       J. Little's law
 * </pre>
 *
 * <p>T_i is the mean time of a unit from purchase to customer: lead times, reviews and safety stock
 * are all in it. Where the stock of a SKU is changed, the old stock is gone after T_i at the
 * earliest.
 */
final class TurnOver {
  private static final double SHARE_OF_DEMAND = 0.8;

  private TurnOver() {}

  /**
   * Days within which the SKUs with four fifths of all demand have turned over their stock.
   *
   * @param opened a world whose first stock has been counted
   */
  static double days(World opened, List<SkuTraits> skus) {
    Map<String, Double> units = new HashMap<>();
    // Counted already, so these levels are not asked.
    for (Adjustment count : opened.openingCounts((sku, node) -> 0)) {
      units.merge(count.getSku(), (double) count.getUnits(), Double::sum);
    }
    for (Receipt receipt : opened.ordersOnTheWay()) {
      units.merge(receipt.getSku(), (double) receipt.getGoodUnits(), Double::sum);
    }
    return days(units, skus);
  }

  /** The same of units on hand and on the way by SKU. */
  static double days(Map<String, Double> units, List<SkuTraits> skus) {
    List<SkuTraits> byDays =
        skus.stream()
            .filter(sku -> sku.demandPerDay() > 0)
            .sorted(Comparator.comparingDouble(sku -> days(units, sku)))
            .toList();
    double all = byDays.stream().mapToDouble(SkuTraits::demandPerDay).sum();
    double sofar = 0;
    for (SkuTraits sku : byDays) {
      sofar += sku.demandPerDay();
      if (sofar >= SHARE_OF_DEMAND * all) {
        return days(units, sku);
      }
    }
    return 0;
  }

  private static double days(Map<String, Double> units, SkuTraits sku) {
    return units.getOrDefault(sku.sku(), 0.0) / sku.demandPerDay();
  }
}

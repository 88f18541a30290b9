package org.echelon.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.echelon.producers.cost.SkuCosts;

/**
 * Costs by SKU and day without what customers alone made of them:
 *
 * <pre>
 * amount - c_i (units ordered),  c_i = cost of SKU i before the lab / units ordered before it
 * </pre>
 *
 * <p>What customers order depends on no treatment and c_i is known before the start, so the effect
 * is the same for any c_i; a good one leaves less to chance. A SKU that nobody ordered before has
 * the c of all.
 */
final class WithoutDemand {
  private final SkuCosts costs;
  private final Map<String, Double> perUnit = new HashMap<>();

  /**
   * @param beforeDays days before the lab
   */
  WithoutDemand(SkuCosts costs, List<String> skus, int beforeDays) {
    this.costs = costs;
    double allCost = 0;
    double allUnits = 0;
    for (String sku : skus) {
      double cost = 0;
      double units = 0;
      for (int day = 0; day < beforeDays; day++) {
        cost += costs.cost(sku, day);
        units += costs.orderedUnits(sku, day);
      }
      allCost += cost;
      allUnits += units;
      if (units > 0) {
        perUnit.put(sku, cost / units);
      }
    }
    double usual = allUnits == 0 ? 0 : allCost / allUnits;
    skus.forEach(sku -> perUnit.putIfAbsent(sku, usual));
  }

  ToDoubleBiFunction<String, Integer> of(ToDoubleBiFunction<String, Integer> amount) {
    return (sku, day) ->
        amount.applyAsDouble(sku, day)
            - perUnit.getOrDefault(sku, 0.0) * costs.orderedUnits(sku, day);
  }
}

package org.echelon.planning;

import java.util.Arrays;

/**
 * What is moved and bought of one SKU. Arrays are not to be changed.
 *
 * @param moved units by transfer arc
 * @param bought units by buy arc
 * @param levels inventory position by node once all of it is under way, units
 * @param gain value gained less all costs, against doing nothing, currency
 * @param bound no plan gains more than this, currency
 */
public record SupplyPlan(long[] moved, long[] bought, long[] levels, double gain, double bound) {

  /** A plan of some units by arc, transfers first; nothing is known yet of its bound. */
  static SupplyPlan of(SkuSupply supply, long[] units) {
    int transfers = supply.transfers().size();
    long[] moved = Arrays.copyOf(units, transfers);
    long[] bought = Arrays.copyOfRange(units, transfers, units.length);
    long[] levels = supply.stock().position().clone();
    double gain = 0;
    for (int a = 0; a < moved.length; a++) {
      TransferArc arc = supply.transfers().get(a);
      levels[arc.from()] -= moved[a];
      levels[arc.to()] += moved[a];
      gain -= arc.costPerUnit() * moved[a];
    }
    for (int a = 0; a < bought.length; a++) {
      levels[supply.buys().get(a).to()] += bought[a];
      gain -= bought[a] == 0 ? 0 : supply.buys().get(a).cost(bought[a]);
    }
    for (int n = 0; n < levels.length; n++) {
      gain += supply.value(n, levels[n]);
    }
    return new SupplyPlan(moved, bought, levels, gain, Double.POSITIVE_INFINITY);
  }

  SupplyPlan boundedBy(double most) {
    return new SupplyPlan(moved, bought, levels, gain, Math.max(most, gain));
  }

  /** Whether nothing is moved and nothing bought. */
  public boolean idle() {
    return Arrays.stream(moved).allMatch(units -> units == 0)
        && Arrays.stream(bought).allMatch(units -> units == 0);
  }

  /** The most that may be missing to the best plan, currency. */
  public double gap() {
    return bound - gain;
  }
}

package org.echelon.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds a vendor's order of the day to the least value that the vendor takes.
 *
 * <p>The least value is the highest that any offered item names. What is wanted goes when, with
 * what was ordered earlier that day, it reaches the least value. Else the order is filled up with
 * the best units beyond the wants, and goes if all of it together still earns something a day;
 * otherwise nothing is ordered, and as stock runs down the wants grow until it pays.
 */
final class VendorOrder {
  private VendorOrder() {}

  /** What is ordered and what waits. */
  record Result(List<OfferedStep> steps, List<Ranking.Cut> cuts) {}

  /**
   * @param offers steps of all items of the vendor
   * @param orderedMicros value ordered earlier on the day
   */
  static Result fill(List<OfferedStep> offers, long orderedMicros) {
    List<OfferedStep> ranked = new ArrayList<>(offers);
    ranked.sort(OfferedStep.BEST_FIRST);
    List<OfferedStep> taken = new ArrayList<>();
    long least = 0;
    long value = orderedMicros;
    double gain = 0;
    for (OfferedStep step : ranked) {
      least = Math.max(least, step.minOrderMicros());
      if (!step.filler()) {
        taken.add(step);
        value += step.valueMicros();
        gain += step.units() * step.marginPerUnitDay();
      }
    }
    if (taken.isEmpty() || value >= least) {
      return new Result(taken, List.of());
    }
    List<OfferedStep> wanted = List.copyOf(taken);
    for (OfferedStep step : ranked) {
      if (step.filler() && value < least && step.unitCostMicros() > 0) {
        OfferedStep part = step.withUnits(enough(step, least - value));
        taken.add(part);
        value += part.valueMicros();
        gain += part.units() * part.marginPerUnitDay();
      }
    }
    return value >= least && gain > 0 ? new Result(taken, List.of()) : waiting(wanted);
  }

  /** Whole packs of a step that reach a value, or all of it. */
  private static long enough(OfferedStep step, long lackingMicros) {
    long packMicros = step.packUnits() * step.unitCostMicros();
    long packs = (lackingMicros + packMicros - 1) / packMicros;
    return Math.min(step.units(), packs * step.packUnits());
  }

  private static Result waiting(List<OfferedStep> wanted) {
    long units = wanted.stream().mapToLong(OfferedStep::units).sum();
    double best = wanted.get(0).marginPerUnitDay();
    return new Result(List.of(), List.of(new Ranking.Cut("MIN_ORDER", units, best)));
  }
}

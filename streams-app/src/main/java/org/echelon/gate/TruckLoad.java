package org.echelon.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.echelon.network.Trucks;

/**
 * Loads the trucks of one lane's departure. The best units fill trucks, by cube or by weight,
 * whichever is full first; the last truck, partly filled, leaves only if what its units earn until
 * the next departure pays for it, together with what loads held before it have forgone, or if it
 * reaches the lane's least cube. Otherwise its units wait: nothing is granted, so nothing is lost,
 * and whoever wants them asks again.
 *
 * <pre>
 * f(S) = max( sum q over S / Q, sum w over S / W ),   trucks that a set S of units fills
 * full = max(trucks already begun, floor f(begun + all)) and floor f(last) more while last fills some
 * last = what full trucks of cube Q and weight W do not take, best first
 * the last truck leaves if  worth + waited >= C > 0  or  sum q over last >= least cube > 0  or  C = least cube = 0
 * worth = days to the next departure * sum of margins over last
 * </pre>
 *
 * <p>Best is by rank where cube fills the trucks, and by margin a kg where weight does; units whose
 * weight nobody told weigh nothing. A full truck is never held: its goods would need one at the
 * next departure too.
 *
 * <p>For one departure and units that are alike in cube and weight this is the exact minimum of
 * trucks begun at C and worth forgone; where they are not it is a heuristic, because a better mix
 * of light and heavy units may fill a truck by both. Over time it is one too, which for a steady
 * demand waits as long as the economic order quantity says. With packs of unlike size a truck may
 * leave with less than a pack of room. O(n log n) over steps for each round of full trucks.
 *
 * <p>Source: model, section 8; holding until the costs of waiting reach those of the set-up is the
 * part-period rule of DeMatteis (1968).
 *
 * @param held what waits, best first; empty when all goes
 * @param worth what waiting until the next departure forgoes, currency
 */
record TruckLoad(List<OfferedStep> held, double worth) {
  /** Sums of cube and weight miss a full truck by their last digits. */
  private static final double ROUNDING = 1e-9;

  /** Nothing waits. */
  static final TruckLoad ALL = new TruckLoad(List.of(), 0);

  private static final Comparator<OfferedStep> BEST_BY_WEIGHT =
      Comparator.comparingDouble((OfferedStep step) -> -step.marginPerUnitDay() / step.unitKg())
          .thenComparing(OfferedStep.BEST_FIRST);

  TruckLoad {
    held = List.copyOf(held);
  }

  /**
   * @param ranked steps that have found room at the node, best first
   * @param begun what was granted to the same departure before
   * @param waited what loads held before, without a break, have forgone, currency
   * @param days until the lane departs next
   */
  static TruckLoad of(
      List<OfferedStep> ranked, Trucks trucks, Freight begun, double waited, double days) {
    if (trucks.cost() == 0 && trucks.minCube() == 0) {
      return ALL;
    }
    List<OfferedStep> last = last(ranked, trucks, begun);
    double worth = 0;
    for (OfferedStep step : last) {
      worth += days * step.units() * step.marginPerUnitDay();
    }
    boolean pays = trucks.cost() > 0 && waited + worth >= trucks.cost();
    boolean enough = trucks.minCube() > 0 && Freight.cube(last) >= trucks.minCube();
    return last.isEmpty() || pays || enough ? ALL : new TruckLoad(last, worth);
  }

  private static List<OfferedStep> last(List<OfferedStep> ranked, Trucks trucks, Freight begun) {
    if (!trucks.counted()) {
      return begun.equals(Freight.NONE) ? ranked : List.of();
    }
    double cube = Freight.cube(ranked);
    double kg = Freight.kg(ranked);
    List<OfferedStep> best = ranked;
    if (kg / trucks.kg() > cube / trucks.cube()) {
      best = new ArrayList<>(ranked);
      best.sort(BEST_BY_WEIGHT);
    }
    int full =
        Math.max(
            trucks.begun(begun.cube(), begun.kg()),
            trucks.full(begun.cube() + cube, begun.kg() + kg));
    List<OfferedStep> last = beyond(best, full, trucks, begun);
    // Full by the one, trucks may leave more of the other than a further truck takes.
    int more = trucks.full(Freight.cube(last), Freight.kg(last));
    while (more > 0) {
      full += more;
      last = beyond(best, full, trucks, begun);
      more = trucks.full(Freight.cube(last), Freight.kg(last));
    }
    return last;
  }

  /** What so many trucks do not take of steps, in whole packs. */
  private static List<OfferedStep> beyond(
      List<OfferedStep> best, int full, Trucks trucks, Freight begun) {
    if (full == 0) {
      return best;
    }
    List<OfferedStep> beyond = new ArrayList<>();
    double cubeLeft = full * trucks.cube() - begun.cube();
    double kgLeft = full * trucks.kg() - begun.kg();
    Set<String> closed = new HashSet<>();
    for (OfferedStep step : best) {
      double fits =
          Math.min(
              fits(cubeLeft, step.unitCube(), step.units()),
              fits(kgLeft, step.unitKg(), step.units()));
      long packs = (long) (fits / step.packUnits());
      long units = closed.contains(step.sku()) ? 0 : packs * step.packUnits();
      cubeLeft -= units * step.unitCube();
      kgLeft -= units * step.unitKg();
      if (units < step.units()) {
        // A later, worse step of the same SKU must not overtake the one that waits.
        closed.add(step.sku());
        beyond.add(step.withUnits(step.units() - units));
      }
    }
    return beyond;
  }

  private static double fits(double left, double each, long units) {
    return each <= 0 ? units : Math.min(units, Math.floor(left / each + ROUNDING));
  }
}

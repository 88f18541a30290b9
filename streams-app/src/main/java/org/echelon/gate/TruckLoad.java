package org.echelon.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.echelon.network.Trucks;

/**
 * Loads the trucks of one lane's departure. The best units fill trucks; the last truck, partly
 * filled, leaves only if what its units earn until the next departure pays for it, together with
 * what loads held before it have forgone, or if it reaches the lane's least cube. Otherwise its
 * units wait: nothing is granted, so nothing is lost, and whoever wants them asks again.
 *
 * <pre>
 * full = max(trucks already begun, floor((begun + sum q) / Q)),   last = what full trucks of cube Q do not take, by rank
 * the last truck leaves if  worth + waited >= C > 0  or  sum q over last >= least cube > 0  or  C = least cube = 0
 * worth = days to the next departure * sum of margins over last
 * </pre>
 *
 * <p>A full truck is never held: its goods would need one at the next departure too. For one
 * departure and units of one cube this is the exact minimum of trucks begun at C and worth forgone;
 * over time it is a heuristic, which for a steady demand waits as long as the economic order
 * quantity says. With packs of unlike cube a truck may leave with less than a pack of room. O(n)
 * over ranked steps.
 *
 * <p>Source: model, section 8; holding until the costs of waiting reach those of the set-up is the
 * part-period rule of DeMatteis (1968).
 *
 * @param held what waits, best first; empty when all goes
 * @param worth what waiting until the next departure forgoes, currency
 */
record TruckLoad(List<OfferedStep> held, double worth) {
  /** Sums of cube miss a full truck by their last digits. */
  private static final double ROUNDING = 1e-9;

  private static final TruckLoad ALL = new TruckLoad(List.of(), 0);

  TruckLoad {
    held = List.copyOf(held);
  }

  /**
   * @param ranked steps that have found room at the node, best first
   * @param begun cube that was granted to the same departure before
   * @param waited what loads held before, without a break, have forgone, currency
   * @param days until the lane departs next
   */
  static TruckLoad of(
      List<OfferedStep> ranked, Trucks trucks, double begun, double waited, double days) {
    if (trucks.cost() == 0 && trucks.minCube() == 0) {
      return ALL;
    }
    List<OfferedStep> last = beyond(ranked, roomOfFullTrucks(cube(ranked), trucks, begun));
    double worth = 0;
    for (OfferedStep step : last) {
      worth += days * step.units() * step.marginPerUnitDay();
    }
    boolean pays = trucks.cost() > 0 && waited + worth >= trucks.cost();
    boolean enough = trucks.minCube() > 0 && cube(last) >= trucks.minCube();
    return last.isEmpty() || pays || enough ? ALL : new TruckLoad(last, worth);
  }

  /** Units that wait. */
  long units() {
    return held.stream().mapToLong(OfferedStep::units).sum();
  }

  static double cube(List<OfferedStep> steps) {
    double cube = 0;
    for (OfferedStep step : steps) {
      cube += step.units() * step.unitCube();
    }
    return cube;
  }

  private static double roomOfFullTrucks(double offered, Trucks trucks, double begun) {
    if (!trucks.counted()) {
      return begun > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    double full =
        Math.max(trucks.begun(begun), Math.floor((begun + offered) / trucks.cube() + ROUNDING));
    return full * trucks.cube() - begun;
  }

  /** What a room does not take of ranked steps, in whole packs. */
  private static List<OfferedStep> beyond(List<OfferedStep> ranked, double room) {
    List<OfferedStep> beyond = new ArrayList<>();
    double left = room;
    Set<String> closed = new HashSet<>();
    for (OfferedStep step : ranked) {
      double fits =
          step.unitCube() <= 0 ? step.units() : Math.floor(left / step.unitCube() + ROUNDING);
      long packs = (long) (Math.min(step.units(), fits) / step.packUnits());
      long units = closed.contains(step.sku()) ? 0 : packs * step.packUnits();
      left -= units * step.unitCube();
      if (units < step.units()) {
        // A later, worse step of the same SKU must not overtake the one that waits.
        closed.add(step.sku());
        beyond.add(step.withUnits(step.units() - units));
      }
    }
    return beyond;
  }
}

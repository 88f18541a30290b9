package org.echelon.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.echelon.network.Trucks;

/**
 * Which units of a departure a direct lane carries, past the node that passes them on otherwise.
 * Units that save most for the room they take go first; a truck of the lane goes if what its units
 * save pays for it:
 *
 * <pre>
 * truck goes if   sum over its units of s  >=  C > 0,   or its cube >= least cube > 0,   or C = least cube = 0
 * s = way over the node between - way direct - margin * days later,   without the truck; currency a unit
 * </pre>
 *
 * <p>So a truck of n like units goes if C / n + direct is below the way over the node between. What
 * does not go stays on the other lane. A full truck has no right of its own here, because its goods
 * have another way.
 *
 * <p>For one departure and units alike in cube and weight exact: what a further truck saves falls
 * from truck to truck. Else a heuristic. O(n log n) and n a truck. Source: model, section 8; the
 * rule is the break-even volume of direct shipment, Blumenfeld et al. (1985).
 *
 * @param goes over the direct lane
 * @param stays on the lane that the units come over otherwise
 * @param truckPerUnit what a unit that goes pays of the trucks that it begins, currency
 * @param truckPerUnitStaying what a unit of the truck that does not go would have paid
 */
record DirectLoad(
    List<OfferedStep> goes,
    List<OfferedStep> stays,
    double truckPerUnit,
    double truckPerUnitStaying) {
  private static final double ROUNDING = 1e-9;

  DirectLoad {
    goes = List.copyOf(goes);
    stays = List.copyOf(stays);
  }

  /**
   * @param candidates steps of one direct lane, each with what a unit saves
   * @param begun what was granted to the same departure before
   */
  static DirectLoad of(List<OfferedStep> candidates, Trucks trucks, Freight begun) {
    List<OfferedStep> left = new ArrayList<>(candidates);
    left.removeIf(step -> step.direct().savedPerUnit() <= 0);
    left.sort(bestFirst(trucks));
    Room room = Room.begun(trucks, begun);
    List<OfferedStep> goes = new ArrayList<>(room.take(left));
    int paid = 0;
    double unpaid = 0;
    while (!left.isEmpty()) {
      Room tried = room.withOneMore();
      List<OfferedStep> rest = new ArrayList<>(left);
      List<OfferedStep> truck = tried.take(rest);
      if (truck.isEmpty() || !pays(truck, trucks)) {
        unpaid = truck.isEmpty() ? 0 : trucks.cost() / OfferedStep.units(truck);
        break;
      }
      goes.addAll(truck);
      left = rest;
      room = tried;
      paid++;
    }
    double each = goes.isEmpty() ? 0 : paid * trucks.cost() / OfferedStep.units(goes);
    return new DirectLoad(goes, without(candidates, goes), each, unpaid);
  }

  private static boolean pays(List<OfferedStep> truck, Trucks trucks) {
    double saved = 0;
    for (OfferedStep step : truck) {
      saved += step.units() * step.direct().savedPerUnit();
    }
    boolean enough = trucks.minCube() > 0 && Freight.cube(truck) >= trucks.minCube() - ROUNDING;
    return enough || (trucks.cost() > 0 ? saved >= trucks.cost() : trucks.minCube() == 0);
  }

  private static Comparator<OfferedStep> bestFirst(Trucks trucks) {
    return Comparator.comparingDouble((OfferedStep step) -> -saved(step, trucks))
        .thenComparing(OfferedStep.BEST_FIRST)
        .thenComparingInt(OfferedStep::partition);
  }

  /** What is saved for the share of a truck that a unit takes; for a unit where none fill. */
  private static double saved(OfferedStep step, Trucks trucks) {
    double share = trucks.filled(step.unitCube(), step.unitKg());
    double saved = step.direct().savedPerUnit();
    return trucks.counted() ? saved / share : saved;
  }

  private static List<OfferedStep> without(List<OfferedStep> all, List<OfferedStep> goes) {
    Map<StepKey, Long> gone = StepKey.units(goes);
    List<OfferedStep> stays = new ArrayList<>();
    for (OfferedStep step : all) {
      long units = step.units() - gone.getOrDefault(StepKey.of(step), 0L);
      if (units > 0) {
        stays.add(step.withUnits(units));
      }
    }
    return stays;
  }

  /** What trucks of a departure still take. */
  private static final class Room {
    private final Trucks trucks;
    private final int count;
    private double cube;
    private double kg;

    /**
     * @param count trucks; where they are not counted, 1 takes all there is
     * @param cube dm³ loaded
     * @param kg loaded
     */
    private Room(Trucks trucks, int count, double cube, double kg) {
      this.trucks = trucks;
      this.count = count;
      this.cube = cube;
      this.kg = kg;
    }

    static Room begun(Trucks trucks, Freight begun) {
      int one = begun.equals(Freight.NONE) ? 0 : 1;
      int count = trucks.counted() ? trucks.begun(begun.cube(), begun.kg()) : one;
      return new Room(trucks, count, begun.cube(), begun.kg());
    }

    Room withOneMore() {
      return new Room(trucks, count + 1, cube, kg);
    }

    /** Takes whole packs that fit, in the order of a list, which keeps what does not. */
    List<OfferedStep> take(List<OfferedStep> steps) {
      List<OfferedStep> taken = new ArrayList<>();
      if (count == 0) {
        return taken;
      }
      List<OfferedStep> left = new ArrayList<>();
      for (OfferedStep step : steps) {
        double fits =
            Math.min(
                fits(count * trucks.cube() - cube, step.unitCube(), step.units()),
                fits(count * trucks.kg() - kg, step.unitKg(), step.units()));
        long units = (long) (fits / step.packUnits()) * step.packUnits();
        if (units > 0) {
          taken.add(step.withUnits(units));
          cube += units * step.unitCube();
          kg += units * step.unitKg();
        }
        if (units < step.units()) {
          left.add(step.withUnits(step.units() - units));
        }
      }
      steps.clear();
      steps.addAll(left);
      return taken;
    }

    private static double fits(double left, double each, long units) {
      return each <= 0 ? units : Math.min(units, Math.floor(left / each + ROUNDING));
    }
  }
}

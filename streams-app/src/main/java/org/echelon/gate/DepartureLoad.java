package org.echelon.gate;

import java.util.Optional;
import org.echelon.network.Trucks;

/**
 * What one lane carries of what a departure was granted in one round.
 *
 * @param truckCube dm³ of a truck, infinite where cube fills none
 * @param truckKg kg that a truck carries, infinite where weight fills none
 * @param before what earlier rounds put on the same departure
 * @param loaded the units that go
 * @param heldUnits units that wait for the next departure
 * @param direct whether the lane leads past the node that passes its units on otherwise, so that
 *     what waits goes over the other lane
 */
public record DepartureLoad(
    String lane,
    double truckCube,
    double truckKg,
    Freight before,
    long units,
    Freight loaded,
    long heldUnits,
    Freight held,
    boolean direct) {

  /** Trucks that this round begins. */
  public int trucks() {
    Trucks trucks = new Trucks(truckCube, truckKg, 0, 0);
    Freight all = before.plus(loaded);
    return trucks.begun(all.cube(), all.kg()) - trucks.begun(before.cube(), before.kg());
  }

  /** What it adds to the measure of truck fill; nothing where trucks have no cube. */
  Optional<LaneLoad> measured(long departureMillis) {
    return loaded.milliCube() > 0 && Double.isFinite(truckCube)
        ? Optional.of(
            new LaneLoad(lane, departureMillis, loaded, thousandths(truckCube), grams(truckKg)))
        : Optional.empty();
  }

  /** The load without units that became no command, each of mean cube and weight. */
  DepartureLoad less(long unused) {
    long left = Math.max(0, units - unused);
    Freight less = units == 0 ? Freight.NONE : loaded.times((double) left / units);
    return new DepartureLoad(lane, truckCube, truckKg, before, left, less, heldUnits, held, direct);
  }

  private static long grams(double kg) {
    return Double.isFinite(kg) ? thousandths(kg) : Long.MAX_VALUE;
  }

  private static long thousandths(double size) {
    return Math.max(1, Math.round(1e3 * size));
  }
}

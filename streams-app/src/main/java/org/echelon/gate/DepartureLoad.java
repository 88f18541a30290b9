package org.echelon.gate;

import java.util.Optional;
import org.echelon.network.Trucks;

/**
 * What one lane carries of what a departure was granted in one round. Cube in thousandths of a dm³.
 *
 * @param truckCube dm³ of a truck, infinite where trucks are not counted
 * @param beforeMilliCube what earlier rounds put on the same departure
 * @param heldUnits units that wait for the next departure
 */
public record DepartureLoad(
    String lane,
    double truckCube,
    long beforeMilliCube,
    long units,
    long milliCube,
    long heldUnits,
    long heldMilliCube) {

  /** Trucks that this round begins. */
  public int trucks() {
    Trucks trucks = new Trucks(truckCube, 0, 0);
    return trucks.begun((beforeMilliCube + milliCube) / 1e3) - trucks.begun(beforeMilliCube / 1e3);
  }

  /** What it adds to the measure of truck fill; nothing where trucks are not counted. */
  Optional<LaneLoad> measured(long departureMillis) {
    return milliCube > 0 && Double.isFinite(truckCube)
        ? Optional.of(
            new LaneLoad(
                lane, departureMillis, milliCube, Math.max(1, Math.round(1e3 * truckCube))))
        : Optional.empty();
  }

  /** The load without units that became no command, each of mean cube. */
  DepartureLoad less(long unused) {
    long left = Math.max(0, units - unused);
    long cube = units == 0 ? 0 : Math.round(milliCube * ((double) left / units));
    return new DepartureLoad(
        lane, truckCube, beforeMilliCube, left, cube, heldUnits, heldMilliCube);
  }
}

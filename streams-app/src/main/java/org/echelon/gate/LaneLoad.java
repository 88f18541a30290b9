package org.echelon.gate;

import org.echelon.network.Trucks;

/**
 * What one lane carries of what a departure was granted in one round. Cube in thousandths of a dm³.
 *
 * @param truckCube dm³ of a truck, infinite where trucks are not counted
 * @param beforeMilliCube what earlier rounds put on the same departure
 * @param heldUnits units that wait for the next departure
 */
public record LaneLoad(
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

  /** The load without units that became no command, each of mean cube. */
  LaneLoad less(long unused) {
    long left = Math.max(0, units - unused);
    long cube = units == 0 ? 0 : Math.round(milliCube * ((double) left / units));
    return new LaneLoad(lane, truckCube, beforeMilliCube, left, cube, heldUnits, heldMilliCube);
  }
}

package org.echelon.gate;

/**
 * What a departure was granted on a lane whose trucks have a cube.
 *
 * @param departureMillis epoch milliseconds
 * @param freight of all units granted
 * @param truckMilliCube what a truck holds, thousandths of a dm³
 * @param truckGrams what a truck carries; {@link Long#MAX_VALUE} where weight fills none
 */
public record LaneLoad(
    String lane, long departureMillis, Freight freight, long truckMilliCube, long truckGrams) {

  /** Trucks for freight on the same trucks, each begun one counting. */
  public long trucks(Freight all) {
    return Math.max(ceil(all.milliCube(), truckMilliCube), ceil(all.grams(), truckGrams));
  }

  private static long ceil(long load, long truck) {
    return -Math.floorDiv(-load, truck);
  }
}

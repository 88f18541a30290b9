package org.echelon.gate;

/**
 * What a departure was granted on a lane whose trucks have a size.
 *
 * @param departureMillis epoch milliseconds
 * @param milliCube thousandths of a cube, of all units granted
 * @param truckMilliCube what a truck holds
 */
public record LaneLoad(String lane, long departureMillis, long milliCube, long truckMilliCube) {

  /** Trucks for so much, each begun one counting. */
  public static long trucks(long milliCube, long truckMilliCube) {
    return Math.floorDiv(milliCube + truckMilliCube - 1, truckMilliCube);
  }
}

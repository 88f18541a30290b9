package org.echelon.gate;

/**
 * How far the loading of a lane is. Cube in thousandths of a dm³, worth in micros of the currency.
 *
 * @param departureMillis the departure that was loaded last, epoch milliseconds
 * @param loadedMilliCube what was granted to it
 * @param waitedMicros what loads held at the departures before it, without a break, have forgone
 * @param heldMicros what the load held at it forgoes until the next; 0 when nothing waits
 */
public record LaneStand(
    long departureMillis, long loadedMilliCube, long waitedMicros, long heldMicros) {
  /** Nothing was ever loaded. */
  static final LaneStand NONE = new LaneStand(Long.MIN_VALUE, 0, 0, 0);

  /** The stand as a departure begins or goes on to be loaded. */
  LaneStand at(long departure) {
    if (departure == departureMillis) {
      return this;
    }
    return new LaneStand(departure, 0, heldMicros > 0 ? waitedMicros + heldMicros : 0, 0);
  }

  /** After a round that put a cube on the departure. */
  LaneStand with(long milliCube) {
    return new LaneStand(departureMillis, loadedMilliCube + milliCube, waitedMicros, heldMicros);
  }

  /** A load waits; a later round that offers a part of it changes nothing. */
  LaneStand holding(long micros) {
    return new LaneStand(
        departureMillis, loadedMilliCube, waitedMicros, Math.max(heldMicros, Math.max(1, micros)));
  }

  /** Everything has gone. */
  LaneStand cleared() {
    return new LaneStand(departureMillis, loadedMilliCube, 0, 0);
  }
}

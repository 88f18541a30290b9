package org.echelon.gate;

/**
 * How far the loading of a lane is; worth in micros of the currency.
 *
 * @param departureMillis the departure that was loaded last, epoch milliseconds
 * @param loaded what was granted to it
 * @param waitedMicros what loads held at the departures before it, without a break, have forgone
 * @param heldMicros what the load held at it forgoes until the next; 0 when nothing waits
 */
public record LaneStand(long departureMillis, Freight loaded, long waitedMicros, long heldMicros) {
  /** Nothing was ever loaded. */
  static final LaneStand NONE = new LaneStand(Long.MIN_VALUE, Freight.NONE, 0, 0);

  /** The stand as a departure begins or goes on to be loaded. */
  LaneStand at(long departure) {
    if (departure == departureMillis) {
      return this;
    }
    return new LaneStand(
        departure, Freight.NONE, heldMicros > 0 ? waitedMicros + heldMicros : 0, 0);
  }

  /** After a round that put freight on the departure. */
  LaneStand with(Freight more) {
    return new LaneStand(departureMillis, loaded.plus(more), waitedMicros, heldMicros);
  }

  /** A load waits; a later round that offers a part of it changes nothing. */
  LaneStand holding(long micros) {
    return new LaneStand(
        departureMillis, loaded, waitedMicros, Math.max(heldMicros, Math.max(1, micros)));
  }

  /** Everything has gone. */
  LaneStand cleared() {
    return new LaneStand(departureMillis, loaded, 0, 0);
  }
}

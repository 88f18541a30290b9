package org.echelon.inventory;

/** Time in the grain of counts: an instant belongs to the minute that it ends in. */
final class Minutes {
  private static final long MILLIS = 60_000;

  private Minutes() {}

  /** Minutes since 1970, rounded up, so that a count covers the whole minute it was made in. */
  static long of(long instant) {
    return -Math.floorDiv(-instant, MILLIS);
  }

  static long instant(long minute) {
    return minute * MILLIS;
  }
}

package org.echelon.measure.window;

/** Lengths of windows, the shortest first; each lies within one of the next. UTC. */
public enum Span {
  QUARTER_HOUR(15, 1),
  DAY(24 * 60, 8),
  /** From Monday. */
  WEEK(7 * 24 * 60, 8);

  private static final long MINUTE = 60_000;
  private static final long DAY_MILLIS = 24 * 60 * MINUTE;

  /** The first day of 1970 was a Thursday. */
  private static final long MONDAY = 4 * DAY_MILLIS;

  private final int minutes;
  private final int daysOpen;

  Span(int minutes, int daysOpen) {
    this.minutes = minutes;
    this.daysOpen = daysOpen;
  }

  public int minutes() {
    return minutes;
  }

  /** Start of the window that an instant lies in, epoch milliseconds. */
  public long start(long at) {
    long first = this == WEEK ? MONDAY : 0;
    return Math.floorDiv(at - first, MINUTE * minutes) * MINUTE * minutes + first;
  }

  /** When nothing more is added to the window of a start; facts come a week late at most. */
  public long closesAt(long start) {
    return start + MINUTE * minutes + daysOpen * DAY_MILLIS;
  }
}

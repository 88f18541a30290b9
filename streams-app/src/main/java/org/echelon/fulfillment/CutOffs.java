package org.echelon.fulfillment;

import java.time.LocalTime;
import java.time.ZoneId;
import org.echelon.network.ShipOption;

/**
 * The next cut-offs of ship options, kept as they are found. Options of one clock and one cut-off
 * time leave together, and what is ready between one cut-off and the next leaves at the same one;
 * so the calendar is since once for a clock and day, not for every node and order. For one thread.
 */
final class CutOffs {
  private static final int KEPT = 32;

  /** Longer than any day, shorter than two. */
  private static final long DAY_AND_A_BIT = 26 * 3_600_000L;

  private final ZoneId[] place = new ZoneId[KEPT];
  private final LocalTime[] time = new LocalTime[KEPT];
  private final long[] since = new long[KEPT];
  private final long[] next = new long[KEPT];
  private int count;

  /** The first cut-off of an option after an instant, both in epoch milliseconds. */
  long next(ShipOption option, long after) {
    for (int i = 0; i < Math.min(count, KEPT); i++) {
      if (since[i] <= after
          && after < next[i]
          && time[i].equals(option.cutOff())
          && place[i].equals(option.timeZone())) {
        return next[i];
      }
    }
    int at = count++ % KEPT;
    place[at] = option.timeZone();
    time[at] = option.cutOff();
    next[at] = option.nextCutOff(after);
    long before = option.nextCutOff(next[at] - DAY_AND_A_BIT);
    since[at] = before < next[at] ? before : after;
    return next[at];
  }
}

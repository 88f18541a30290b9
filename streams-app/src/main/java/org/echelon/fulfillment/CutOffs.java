package org.echelon.fulfillment;

import java.time.LocalTime;
import java.time.ZoneId;
import org.echelon.network.ShipOption;

/**
 * The next cut-offs of the options of one order. Options of one clock and one cut-off time leave
 * together, and what is ready between an instant asked for before and its cut-off leaves at that
 * same one; so the calendar is asked once for a clock, not once for a node.
 */
final class CutOffs {
  private static final int KEPT = 8;

  private final ZoneId[] place = new ZoneId[KEPT];
  private final LocalTime[] time = new LocalTime[KEPT];
  private final long[] asked = new long[KEPT];
  private final long[] next = new long[KEPT];
  private int count;

  /** The first cut-off of an option after an instant, both in epoch milliseconds. */
  long next(ShipOption option, long after) {
    for (int i = 0; i < Math.min(count, KEPT); i++) {
      if (asked[i] <= after
          && after < next[i]
          && time[i].equals(option.cutOff())
          && place[i].equals(option.timeZone())) {
        return next[i];
      }
    }
    int at = count++ % KEPT;
    place[at] = option.timeZone();
    time[at] = option.cutOff();
    asked[at] = after;
    next[at] = option.nextCutOff(after);
    return next[at];
  }
}

package org.echelon.fulfillment;

import java.util.Arrays;
import org.echelon.network.ServiceOption;
import org.echelon.network.ShipOption;

/**
 * The cut-offs of the ship options of one network, kept as they are found. Options of one clock
 * (cut-off time, time zone and days of the week) leave together, so the calendar is asked once for
 * a clock and day, not for every node and order. For one thread.
 *
 * <pre>
 * cutOff[(clock * 8 + day mod 8) * 3 + i]   the first three after a day of UTC began, i = 0, 1, 2
 * </pre>
 *
 * <p>Cut-offs of a clock lie more than half a day apart, so no day has three; where the next days
 * have none, what is kept comes days later. O(1) a look, three questions to the calendar for a
 * clock and day; exact. Source: model, section 7.
 */
final class CutOffs {
  private static final int DAYS = 8;
  private static final int KEPT = 3;
  private static final long DAY = 24 * 3_600_000L;

  private long[] day = new long[0];
  private long[] cutOff = new long[0];

  /** The first cut-off of an option after an instant, both in epoch milliseconds. */
  long next(ServiceOption option, long after) {
    long today = Math.floorDiv(after, DAY);
    int at = option.clock() * DAYS + (int) (today & (DAYS - 1));
    if (at >= day.length) {
      grow(option.clock() + 1);
    }
    if (day[at] != today) {
      find(option.option(), today, at);
    }
    int i = at * KEPT;
    while (cutOff[i] <= after) {
      i++;
    }
    return cutOff[i];
  }

  private void find(ShipOption option, long today, int at) {
    day[at] = today;
    long last = today * DAY - 1;
    for (int i = at * KEPT; i < (at + 1) * KEPT; i++) {
      last = option.nextCutOff(last);
      cutOff[i] = last;
    }
  }

  private void grow(int clocks) {
    int known = day.length;
    day = Arrays.copyOf(day, clocks * DAYS);
    Arrays.fill(day, known, day.length, Long.MIN_VALUE);
    cutOff = Arrays.copyOf(cutOff, day.length * KEPT);
  }
}

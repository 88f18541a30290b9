package org.echelon.producers.partner;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Units that may pass a door on a local day.
 *
 * <pre>
 * credit(day) = limit(day) + what is owed, or less than a unit that is left, of the day before
 * </pre>
 *
 * So a limit of 0.4 units lets one pass every third day, and a load that may not be split and takes
 * more than is left is taken off the days after it.
 */
final class DayFlow {
  private @Nullable LocalDate day;
  private double credit;

  /** A day has begun, or goes on, with a limit. */
  void on(LocalDate today, double limit) {
    if (day != null && !today.isAfter(day)) {
      return;
    }
    double carried = day == null || credit >= 1 ? 0 : credit;
    double days = day == null ? 1 : ChronoUnit.DAYS.between(day, today);
    credit = Math.min(limit + Math.max(0, carried), carried + limit * days);
    day = today;
  }

  /** Whether a load may pass that is not split: something of the day is left. */
  boolean lasts() {
    return credit > 0;
  }

  /** Whole units that may still pass. */
  double units() {
    return Math.floor(Math.max(0, credit) + 1e-9);
  }

  /** Units pass. */
  void take(long units) {
    credit -= units;
  }
}

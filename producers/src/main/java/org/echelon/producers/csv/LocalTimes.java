package org.echelon.producers.csv;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** Instants of wall-clock times, also on the two days a year on which the clock is moved. */
final class LocalTimes {
  private LocalTimes() {}

  /** A time that is skipped means the first after it, one that comes twice the first of the two. */
  static Instant instant(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change == null) {
      return local.atZone(zone).toInstant();
    }
    return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
  }
}

package org.echelon.network;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A way to ship from a node (ordinal) to a zone (index) at a speed; orders ready before the cut-off
 * leave that day. It leaves every day.
 */
public record ShipOption(
    int node,
    int zone,
    Speed speed,
    String option,
    double transitDays,
    LocalTime cutOff,
    ZoneId timeZone,
    double costPerUnit,
    double costPerCube,
    double lateCostPerUnit) {

  /** The first cut-off after an instant, both in epoch milliseconds. */
  public long nextCutOff(long afterMillis) {
    LocalDate today = Instant.ofEpochMilli(afterMillis).atZone(timeZone).toLocalDate();
    // Where clocks skip the last hour of a day, its cut-off comes early on the next.
    long first = cutOffOn(today.minusDays(1));
    for (int day = 0; first <= afterMillis; day++) {
      first = cutOffOn(today.plusDays(day));
    }
    return first;
  }

  private long cutOffOn(LocalDate day) {
    return day.atTime(cutOff).atZone(timeZone).toInstant().toEpochMilli();
  }
}

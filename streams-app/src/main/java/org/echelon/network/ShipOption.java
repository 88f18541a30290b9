package org.echelon.network;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A way to ship from a node (ordinal) to a zone (index) at a speed; orders ready before the cut-off
 * leave that day.
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
    LocalDate day = Instant.ofEpochMilli(afterMillis).atZone(timeZone).toLocalDate();
    long first = day.atTime(cutOff).atZone(timeZone).toInstant().toEpochMilli();
    return first > afterMillis
        ? first
        : day.plusDays(1).atTime(cutOff).atZone(timeZone).toInstant().toEpochMilli();
  }
}

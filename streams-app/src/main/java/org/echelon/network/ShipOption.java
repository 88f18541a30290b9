package org.echelon.network;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A way to ship from a node (ordinal) to a zone (index) at a speed; orders ready before the cut-off
 * of a local day on which it leaves leave that day, others on the next such day.
 *
 * @param days local days of the week on which it leaves; none given means every day
 * @param via ordinals of the sort centres and stations that a parcel passes after the node, in
 *     order; empty where the network names none
 */
public record ShipOption(
    int node,
    int zone,
    Speed speed,
    String option,
    double transitDays,
    LocalTime cutOff,
    ZoneId timeZone,
    Set<DayOfWeek> days,
    double costPerUnit,
    double costPerCube,
    double lateCostPerUnit,
    List<Integer> via) {

  private static final Set<DayOfWeek> EVERY_DAY = Set.of(DayOfWeek.values());

  public ShipOption {
    days = days.isEmpty() ? EVERY_DAY : Set.copyOf(days);
    via = List.copyOf(via);
  }

  /** An option that leaves every day, over no place that is named. */
  public ShipOption(
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
    this(
        node,
        zone,
        speed,
        option,
        transitDays,
        cutOff,
        timeZone,
        EVERY_DAY,
        costPerUnit,
        costPerCube,
        lateCostPerUnit,
        List.of());
  }

  /** The first cut-off after an instant, both in epoch milliseconds. */
  public long nextCutOff(long afterMillis) {
    // Where clocks skip the last hour of a day, its cut-off comes early on the next.
    LocalDate day = Instant.ofEpochMilli(afterMillis).atZone(timeZone).toLocalDate().minusDays(1);
    while (!days.contains(day.getDayOfWeek()) || cutOffOn(day) <= afterMillis) {
      day = day.plusDays(1);
    }
    return cutOffOn(day);
  }

  /** Whether it leaves at every instant at which another option does. */
  boolean leavesWhenever(ShipOption other) {
    return cutOff.equals(other.cutOff)
        && timeZone.equals(other.timeZone)
        && days.containsAll(other.days);
  }

  private long cutOffOn(LocalDate day) {
    return day.atTime(cutOff).atZone(timeZone).toInstant().toEpochMilli();
  }
}

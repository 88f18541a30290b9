package org.echelon.network;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a lane departs: weekdays at a local time. A local time that daylight saving skips is moved
 * forward to the first that exists; one that exists twice means the first.
 */
public record DepartureCalendar(
    Set<DayOfWeek> days,
    LocalTime departAt,
    ZoneId timeZone,
    Set<LocalDate> closedOn,
    Set<LocalDate> extraOn,
    int releaseLeadMinutes) {

  private static final int HORIZON_DAYS = 60;

  public DepartureCalendar {
    days = days.isEmpty() ? Set.of(DayOfWeek.values()) : Set.copyOf(days);
    closedOn = Set.copyOf(closedOn);
    extraOn = Set.copyOf(extraOn);
    if (releaseLeadMinutes < 0) {
      throw new NetworkException(
          "FIELD_NEGATIVE", "releaseLeadMinutes", "the release lead is zero minutes or more");
    }
  }

  /** Every day at the given local time, released one hour before. */
  public static DepartureCalendar daily(LocalTime departAt, ZoneId timeZone) {
    return new DepartureCalendar(Set.of(), departAt, timeZone, Set.of(), Set.of(), 60);
  }

  /** Whether something departs on a local day. */
  public boolean departsOn(LocalDate day) {
    return extraOn.contains(day) || (days.contains(day.getDayOfWeek()) && !closedOn.contains(day));
  }

  /**
   * The first departure whose release cut-off is after an instant.
   *
   * @return the departure, in epoch milliseconds
   * @throws NetworkException NET_CALENDAR when nothing departs within 60 days
   */
  public long nextDeparture(long afterMillis) {
    long lead = releaseLeadMinutes * 60_000L;
    LocalDate day = Instant.ofEpochMilli(afterMillis + lead).atZone(timeZone).toLocalDate();
    for (int i = 0; i <= HORIZON_DAYS; i++, day = day.plusDays(1)) {
      if (departsOn(day)) {
        long departure = day.atTime(departAt).atZone(timeZone).toInstant().toEpochMilli();
        if (departure - lead > afterMillis) {
          return departure;
        }
      }
    }
    throw new NetworkException(
        "NET_CALENDAR", "calendar", "no departure within " + HORIZON_DAYS + " days");
  }

  /** The instant, in epoch milliseconds, at which the commands of a departure are decided. */
  public long cutOff(long departureMillis) {
    return departureMillis - releaseLeadMinutes * 60_000L;
  }
}

package org.echelon.codec;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.echelon.network.DepartureCalendar;
import org.echelon.network.LeadTime;
import org.echelon.network.NetworkException;

/** Reads published calendars, lead times, local times and time zones. */
public final class CalendarMapping {
  private CalendarMapping() {}

  /** A lane's calendar; the time zone is that of the place of departure unless it names one. */
  public static DepartureCalendar calendar(
      org.echelon.reference.Calendar avro, ZoneId placeZone, String lane, long effectiveMillis) {
    DepartureCalendar calendar = days(avro, placeZone, lane);
    // Refuses a calendar that is empty from the day it rules.
    calendar.nextDeparture(effectiveMillis);
    return calendar;
  }

  /** A calendar that may have run out. */
  static DepartureCalendar days(
      org.echelon.reference.Calendar avro, ZoneId placeZone, String lane) {
    // Departures every second or third week would need an anchor that the calendar does not keep.
    if (avro.getEveryWeeks() != 1) {
      throw new NetworkException(
          "NET_CALENDAR",
          "calendar.everyWeeks",
          "lane " + lane + " departs every " + avro.getEveryWeeks() + " weeks, only 1 is known");
    }
    ZoneId zone =
        avro.getTimeZone() == null ? placeZone : timeZone(avro.getTimeZone(), "calendar.timeZone");
    return new DepartureCalendar(
        daysOfWeek(avro.getDaysOfWeek(), "calendar.daysOfWeek"),
        localTime(avro.getDepartLocalTime(), "calendar.departLocalTime"),
        zone,
        Set.copyOf(avro.getClosedOn()),
        Set.copyOf(avro.getExtraOn()),
        avro.getReleaseLeadMinutes());
  }

  /** Days of the week from 1 for Monday to 7 for Sunday. */
  static Set<DayOfWeek> daysOfWeek(List<Integer> numbers, String field) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (int day : numbers) {
      if (day < 1 || day > 7) {
        throw new NetworkException("FIELD_RANGE", field, "a day of the week is 1 to 7, not " + day);
      }
      days.add(DayOfWeek.of(day));
    }
    return days;
  }

  /** Mean and deviation of a lead time, whatever its family. */
  public static LeadTime leadTime(org.echelon.reference.LeadTimeDuration avro, String lane) {
    switch (avro.getFamily()) {
      case CONSTANT -> {
        if (avro.getSdDays() != 0) {
          throw new NetworkException(
              "FIELD_CONFLICT", "leadTime.sdDays", "lane " + lane + ": a constant time varies");
        }
      }
      case EMPIRICAL -> checkQuantiles(avro, lane);
      case GAMMA, LOGNORMAL -> {}
      case UNKNOWN -> throw NetworkMapping.unknownKind("leadTime.family", lane);
    }
    return new LeadTime(
        NetworkMapping.amount(avro.getMeanDays(), "leadTime.meanDays"),
        NetworkMapping.amount(avro.getSdDays(), "leadTime.sdDays"));
  }

  static ZoneId timeZone(String id, String field) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new NetworkException("NET_TIME_ZONE", field, "no time zone is called '" + id + "'");
    }
  }

  static LocalTime localTime(String text, String field) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new NetworkException("FIELD_RANGE", field, "'" + text + "' is no local time HH:mm");
    }
  }

  private static void checkQuantiles(org.echelon.reference.LeadTimeDuration avro, String lane) {
    List<Double> probabilities = avro.getQuantileProbabilities();
    List<Double> days = avro.getQuantileDays();
    boolean fits =
        probabilities.size() == days.size() && !days.isEmpty() && rising(probabilities, days);
    if (!fits) {
      throw new NetworkException(
          "FIELD_CONFLICT",
          "leadTime.quantileDays",
          "lane " + lane + ": quantiles do not rise one for each probability");
    }
  }

  private static boolean rising(List<Double> probabilities, List<Double> days) {
    for (int i = 1; i < days.size(); i++) {
      if (!(probabilities.get(i) > probabilities.get(i - 1)) || days.get(i) < days.get(i - 1)) {
        return false;
      }
    }
    return true;
  }
}

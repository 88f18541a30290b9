package org.echelon.processor.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.echelon.codec.RefusalCode;
import org.echelon.reference.Calendar;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;

/** The form of calendars, lead times, time zones and local times. */
final class TimingCheck {
  private static final int HORIZON_DAYS = 60;
  private static final int MINUTES_PER_WEEK = 7 * 24 * 60;

  private TimingCheck() {}

  static void calendar(String field, Calendar calendar, Form form) {
    for (int day : calendar.getDaysOfWeek()) {
      form.rule(day >= 1 && day <= 7, RefusalCode.NET_CALENDAR, field + ".daysOfWeek", day);
    }
    localTime(field + ".departLocalTime", calendar.getDepartLocalTime(), form);
    timeZone(field + ".timeZone", calendar.getTimeZone(), form);
    form.rule(
            calendar.getEveryWeeks() == 1
                || (calendar.getEveryWeeks() > 1 && calendar.getAnchorOn() != null),
            RefusalCode.NET_CALENDAR,
            field + ".everyWeeks",
            calendar.getEveryWeeks())
        .day(field + ".anchorOn", calendar.getAnchorOn())
        .range(
            field + ".releaseLeadMinutes", calendar.getReleaseLeadMinutes(), 0, MINUTES_PER_WEEK);
  }

  /** Refuses a calendar without a departure within 60 days of a day. */
  static void departs(String field, Calendar calendar, LocalDate from, Form form) {
    boolean departs = false;
    for (int i = 0; i < HORIZON_DAYS && !departs && !form.failed(); i++) {
      departs = departsOn(calendar, from.plusDays(i));
    }
    form.rule(departs, RefusalCode.NET_CALENDAR, field, "none in 60 days from " + from);
  }

  static void leadTime(String field, LeadTimeDuration lead, Form form) {
    form.kind(field + ".family", lead.getFamily())
        .positive(field + ".meanDays", lead.getMeanDays())
        .amount(field + ".sdDays", lead.getSdDays())
        .amount(field + ".minDays", lead.getMinDays())
        .rule(
            lead.getFamily() != LeadTimeFamily.CONSTANT || lead.getSdDays() == 0,
            RefusalCode.FIELD_CONFLICT,
            field + ".sdDays",
            lead.getSdDays());
    if (lead.getFamily() == LeadTimeFamily.EMPIRICAL) {
      List<Double> levels = lead.getQuantileProbabilities();
      List<Double> days = lead.getQuantileDays();
      form.rule(
          !levels.isEmpty()
              && levels.size() == days.size()
              && Numbers.rising(levels, 0, levels.size())
              && Numbers.notFalling(days, 0, days.size()),
          RefusalCode.FIELD_CONFLICT,
          field + ".quantileDays",
          days);
    }
  }

  /** An IANA name, or nothing. */
  static void timeZone(String field, String name, Form form) {
    form.rule(name == null || isTimeZone(name), RefusalCode.NET_TIME_ZONE, field, name);
  }

  /** A wall-clock time as 18:00. */
  static void localTime(String field, String text, Form form) {
    boolean right = text.matches("\\d\\d:\\d\\d");
    try {
      right = right && LocalTime.parse(text) != null;
    } catch (DateTimeException e) {
      right = false;
    }
    form.rule(right, RefusalCode.NET_CALENDAR, field, text);
  }

  private static boolean departsOn(Calendar calendar, LocalDate day) {
    if (calendar.getExtraOn().contains(day)) {
      return true;
    }
    List<Integer> days = calendar.getDaysOfWeek();
    return !calendar.getClosedOn().contains(day)
        && (days.isEmpty() || days.contains(day.getDayOfWeek().getValue()))
        && inRhythm(calendar, day);
  }

  private static boolean inRhythm(Calendar calendar, LocalDate day) {
    if (calendar.getEveryWeeks() == 1) {
      return true;
    }
    LocalDate anchor = calendar.getAnchorOn();
    LocalDate monday = anchor.minusDays(anchor.getDayOfWeek().getValue() - 1L);
    long weeks = Math.floorDiv(ChronoUnit.DAYS.between(monday, day), 7);
    return Math.floorMod(weeks, calendar.getEveryWeeks()) == 0;
  }

  private static boolean isTimeZone(String name) {
    try {
      return ZoneId.of(name) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}

package org.echelon.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.producers.run.RegionOutcome;

/**
 * In-region share and distance by virtual day, before and since regions were switched, in words.
 */
final class MeasuredText {
  private static final int ROWS = 20;
  private static final int WEEK = 7;

  private MeasuredText() {}

  /**
   * A table of some {@value #ROWS} rows, each of as many days, that begins anew where a region was
   * switched, and the week before the first switch beside the last week. Empty without either.
   */
  static List<String> lines(List<MeasuredDay> days, List<RegionOutcome> switches) {
    if (days.isEmpty() || switches.isEmpty()) {
      return List.of();
    }
    Map<LocalDate, List<String>> switched = new TreeMap<>();
    for (RegionOutcome one : switches) {
      LocalDate day = LocalDate.ofInstant(one.switchedAt(), ZoneOffset.UTC);
      switched
          .computeIfAbsent(day, d -> new ArrayList<>())
          .add("    " + one.region() + " switched at " + one.switchedAt());
    }
    List<String> lines = new ArrayList<>();
    lines.add("  measured, by days of UTC, from the topic of measures");
    lines.add(
        String.format(
            Locale.ROOT,
            "    %-7s %-10s %10s %10s %10s",
            "day",
            "from",
            "in region",
            "km a unit",
            "units"));
    int width = (days.size() + ROWS - 1) / ROWS;
    int i = 0;
    while (i < days.size()) {
      LocalDate from = days.get(i).day();
      lines.addAll(switched.getOrDefault(from, List.of()));
      MeasuredDay sum = days.get(i);
      int next = i + 1;
      while (next < days.size()
          && next < i + width
          && !switched.containsKey(days.get(next).day())) {
        sum = sum.plus(days.get(next++));
      }
      lines.add(row(days, i, next - 1, sum));
      i = next;
    }
    LocalDate first = LocalDate.ofInstant(switches.get(0).switchedAt(), ZoneOffset.UTC);
    lines.addAll(weeks(days, first));
    return lines;
  }

  private static String row(List<MeasuredDay> days, int from, int to, MeasuredDay sum) {
    LocalDate start = days.get(0).day();
    long first = ChronoUnit.DAYS.between(start, days.get(from).day());
    long last = ChronoUnit.DAYS.between(start, days.get(to).day());
    return String.format(
        Locale.ROOT,
        "    %-7s %-10s %9.1f%% %,10.0f %,10.0f",
        first == last ? Long.toString(first) : first + "-" + last,
        sum.day(),
        100 * sum.inRegionShare(),
        sum.kmPerUnit(),
        sum.units());
  }

  /** The week before the day of the first switch beside the last week after it. */
  private static List<String> weeks(List<MeasuredDay> days, LocalDate switched) {
    List<MeasuredDay> before = days.stream().filter(day -> day.day().isBefore(switched)).toList();
    List<MeasuredDay> after = days.stream().filter(day -> day.day().isAfter(switched)).toList();
    if (before.isEmpty() || after.isEmpty()) {
      return List.of();
    }
    List<MeasuredDay> weekBefore = before.subList(Math.max(0, before.size() - WEEK), before.size());
    List<MeasuredDay> lastWeek = after.subList(Math.max(0, after.size() - WEEK), after.size());
    MeasuredDay one = weekBefore.stream().reduce(MeasuredDay::plus).orElseThrow();
    MeasuredDay other = lastWeek.stream().reduce(MeasuredDay::plus).orElseThrow();
    return List.of(
        String.format(
            Locale.ROOT,
            "    %d days before %.1f%% and %,.0f km a unit, last %d days %.1f%% and %,.0f km:"
                + " %+.1f points",
            weekBefore.size(),
            100 * one.inRegionShare(),
            one.kmPerUnit(),
            lastWeek.size(),
            100 * other.inRegionShare(),
            other.kmPerUnit(),
            100 * (other.inRegionShare() - one.inRegionShare())));
  }
}

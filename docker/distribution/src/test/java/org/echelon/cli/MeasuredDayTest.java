package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.echelon.measure.window.MeasureValue;
import org.echelon.measure.window.Span;
import org.echelon.producers.run.RegionOutcome;
import org.junit.jupiter.api.Test;

/** Days of two tasks and two regions, and how they are told. */
class MeasuredDayTest {
  private static final LocalDate START = LocalDate.parse("2026-01-05");

  @Test
  void shouldAddTasksAndRegionsOfADay() {
    List<MeasureValue> values = new ArrayList<>();
    values.add(value("in_region", "R1", "", "plan-0", 0, Span.DAY, 30, 50));
    values.add(value("in_region", "R2", "", "plan-1", 0, Span.DAY, 30, 30));
    values.add(value("in_region", "R1", "", "plan-0", 0, Span.WEEK, 900, 900));
    values.add(value("distance", "R1", "km", "plan-0", 0, Span.DAY, 4_000, 50));
    values.add(value("distance", "R2", "crossings", "plan-1", 0, Span.DAY, 30, 30));
    values.add(value("fill_rate", "R2", "", "plan-1", 0, Span.DAY, 1, 1));

    // when
    List<MeasuredDay> days = MeasuredDay.of(values);

    assertThat(days).containsExactly(new MeasuredDay(START, 80, 60, 4_000, 50));
    assertThat(days.get(0).inRegionShare()).isCloseTo(0.75, within(1e-12));
    assertThat(days.get(0).kmPerUnit()).isCloseTo(80, within(1e-12));
  }

  @Test
  void shouldTellDaysBeforeAndSinceASwitch() {
    List<MeasuredDay> days = new ArrayList<>();
    for (int d = 0; d < 42; d++) {
      days.add(new MeasuredDay(START.plusDays(d), 100, d < 20 ? 60 : 75, d < 20 ? 700 : 400, 1));
    }

    // when
    List<String> lines = MeasuredText.lines(days, List.of(switched(19, 6)));

    assertThat(lines).filteredOn(line -> line.contains("all switched")).hasSize(1);
    int switched = lines.indexOf("    all switched at 2026-01-24T06:00:00Z");
    assertThat(lines.get(switched - 1)).contains("18 ", "2026-01-23", "60.0%", "700", "100");
    assertThat(lines.get(switched + 1)).contains("19-21", "2026-01-24", "70.0%", "500", "300");
    assertThat(lines.get(lines.size() - 1))
        .contains("7 days before 60.0%", "last 7 days 75.0%", "+15.0 points");
    assertThat(lines).hasSizeBetween(17, 20);
  }

  @Test
  void shouldTellNothingWhereNothingWasSwitched() {
    List<MeasuredDay> days = List.of(new MeasuredDay(START, 80, 60, 4_000, 50));

    assertThat(MeasuredText.lines(days, List.of())).isEmpty();
    assertThat(MeasuredText.lines(List.of(), List.of(switched(1, 0)))).isEmpty();
    assertThat(MeasuredText.lines(days, List.of(switched(0, 0))))
        .last()
        .asString()
        .contains("75.0");
  }

  private static RegionOutcome switched(int day, int hour) {
    Instant at = Instant.parse(START + "T00:00:00Z").plusSeconds(86_400L * day + 3_600L * hour);
    return new RegionOutcome("all", at, 0.5, 0.5, 3, 10, 4, 1, 0.6, 0.7, 0.75);
  }

  private static MeasureValue value(
      String name,
      String region,
      String metric,
      String part,
      int day,
      Span span,
      double numerator,
      double denominator) {
    TreeMap<String, String> dimensions = new TreeMap<>();
    dimensions.put("region", region);
    dimensions.put("part", part);
    if (!metric.isEmpty()) {
      dimensions.put("metric", metric);
    }
    long start = Instant.parse(START.plusDays(day) + "T00:00:00Z").toEpochMilli();
    return new MeasureValue(
        name, dimensions, start, span.minutes(), numerator, denominator, "share", false);
  }
}

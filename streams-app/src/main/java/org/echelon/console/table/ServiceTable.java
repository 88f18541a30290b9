package org.echelon.console.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.codec.MeasureForm;
import org.echelon.measure.window.MeasureName;
import org.echelon.measure.window.MeasureValue;
import org.echelon.measure.window.Span;
import org.echelon.state.Measure;

/**
 * What was counted of service and flow on each of the newest {@value #DAYS} days of UTC: one entry
 * a measure, region, kind and task that counted, about 300 bytes.
 */
public final class ServiceTable {
  static final int DAYS = 3;

  private final NavigableMap<Long, Map<String, MeasureValue>> days = new TreeMap<>();

  /** Whether a record of this key is of a day. */
  static boolean wants(String key) {
    return key.endsWith("/" + Span.DAY.minutes());
  }

  void take(Measure measure) {
    MeasureValue value = MeasureForm.value(measure);
    if (value.minutes() != Span.DAY.minutes()) {
      return;
    }
    days.computeIfAbsent(value.start(), start -> new HashMap<>())
        .put(measure.getMeasureId(), value);
    while (days.size() > DAYS) {
      days.pollFirstEntry();
    }
  }

  void remove(String key) {
    days.values().forEach(day -> day.remove(key));
  }

  /** What was counted on the day of an instant and on the day before. */
  public List<MeasureValue> lately(long nowMillis) {
    List<MeasureValue> all = new ArrayList<>(dayBefore(nowMillis));
    all.addAll(of(Span.DAY.start(nowMillis)));
    return all;
  }

  /** What was counted on the day before that of an instant, which is over. */
  public List<MeasureValue> dayBefore(long nowMillis) {
    return of(Span.DAY.start(Span.DAY.start(nowMillis) - 1));
  }

  /**
   * How customers were served on a day.
   *
   * @param fillRate share of the units ordered that had a node at once
   * @param inRegion share of the units that left from a node of the customer's region; empty before
   *     the first parcel
   */
  public record Day(LocalDate day, double fillRate, Optional<Double> inRegion) {}

  /** The newest day on which anything was ordered. */
  public Optional<Day> newestDay() {
    for (long start : days.descendingKeySet()) {
      Optional<Double> filled = share(start, MeasureName.FILL_RATE);
      if (filled.isPresent()) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(start), ZoneOffset.UTC);
        return Optional.of(new Day(day, filled.get(), share(start, MeasureName.IN_REGION)));
      }
    }
    return Optional.empty();
  }

  /** Numerators over denominators; empty where nothing is measured. */
  private Optional<Double> share(long start, MeasureName name) {
    double numerator = 0;
    double denominator = 0;
    for (MeasureValue measure : of(start)) {
      if (measure.name().equals(name.word())) {
        numerator += measure.numerator();
        denominator += measure.denominator();
      }
    }
    return denominator > 0 ? Optional.of(numerator / denominator) : Optional.empty();
  }

  private List<MeasureValue> of(long start) {
    return List.copyOf(days.getOrDefault(start, Map.of()).values());
  }
}

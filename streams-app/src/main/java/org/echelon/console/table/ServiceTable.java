package org.echelon.console.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.measure.window.MeasureName;
import org.echelon.measure.window.Span;
import org.echelon.state.Measure;

/**
 * How customers were served on the newest {@value #DAYS_AT_MOST} days of UTC that measures tell of:
 * the newest record of each part and region, added when asked.
 */
public final class ServiceTable {
  static final int DAYS_AT_MOST = 3;

  private final TreeMap<Instant, Map<String, Measure>> days = new TreeMap<>();

  /**
   * A day.
   *
   * @param fillRate share of the units ordered that had a node at once
   * @param inRegion share of the units that left from a node of the customer's region; empty before
   *     the first parcel
   */
  public record Day(LocalDate day, double fillRate, Optional<Double> inRegion) {}

  void take(Measure measure) {
    boolean told =
        measure.getName().equals(MeasureName.FILL_RATE.word())
            || measure.getName().equals(MeasureName.IN_REGION.word());
    if (told && measure.getWindowMinutes() == Span.DAY.minutes()) {
      days.computeIfAbsent(measure.getWindowStartAt(), start -> new HashMap<>())
          .put(measure.getMeasureId(), measure);
      if (days.size() > DAYS_AT_MOST) {
        days.pollFirstEntry();
      }
    }
  }

  /** The newest day on which anything was ordered. */
  public Optional<Day> newestDay() {
    for (Map.Entry<Instant, Map<String, Measure>> entry : days.descendingMap().entrySet()) {
      Optional<Double> filled = share(entry.getValue(), MeasureName.FILL_RATE);
      if (filled.isPresent()) {
        return Optional.of(
            new Day(
                LocalDate.ofInstant(entry.getKey(), ZoneOffset.UTC),
                filled.get(),
                share(entry.getValue(), MeasureName.IN_REGION)));
      }
    }
    return Optional.empty();
  }

  /** Numerators over denominators; empty where nothing is measured. */
  private static Optional<Double> share(Map<String, Measure> measures, MeasureName name) {
    double numerator = 0;
    double denominator = 0;
    for (Measure measure : measures.values()) {
      if (measure.getName().equals(name.word())) {
        numerator += measure.getNumerator();
        denominator += measure.getDenominator();
      }
    }
    return denominator > 0 ? Optional.of(numerator / denominator) : Optional.empty();
  }
}

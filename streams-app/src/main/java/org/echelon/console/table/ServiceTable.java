package org.echelon.console.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.echelon.codec.MeasureForm;
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

  private List<MeasureValue> of(long start) {
    return List.copyOf(days.getOrDefault(start, Map.of()).values());
  }
}

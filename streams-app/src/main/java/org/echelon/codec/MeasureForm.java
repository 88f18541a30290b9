package org.echelon.codec;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.measure.window.MeasureName;
import org.echelon.measure.window.MeasureValue;
import org.echelon.measure.window.Row;
import org.echelon.measure.window.RunningSums.Told;
import org.echelon.state.Measure;

/** Running sums as records of the topic of measures, and back for those who read it. */
public final class MeasureForm {
  /** The dimension of who counted: readers add over it. */
  public static final String PART = "part";

  private MeasureForm() {}

  /** Takes the records of a window. */
  public interface Sink {
    /** A record and its key. */
    void take(String key, Measure measure);
  }

  /**
   * Hands over a record for each measure of a window.
   *
   * @param part who counted it, application and task
   * @param tick instant of the last tick
   */
  public static void each(Told told, String part, long tick, Sink sink) {
    Row row = told.row();
    told.sums()
        .each(
            (name, kind, numerator, denominator) -> {
              Map<String, String> dimensions = dimensions(row, name, kind, part);
              String key = key(row, name, dimensions);
              sink.take(
                  key,
                  Measure.newBuilder()
                      .setMeasureId(key)
                      .setName(name.word())
                      .setDimensions(dimensions)
                      .setWindowStartAt(Instant.ofEpochMilli(row.start()))
                      .setWindowMinutes(row.span().minutes())
                      .setNumerator(numerator / name.numeratorScale(kind))
                      .setDenominator(denominator / name.denominatorScale())
                      .setUnit(name.unit(kind))
                      .setClosed(told.closed())
                      .setAt(Instant.ofEpochMilli(tick))
                      .build());
            });
  }

  private static Map<String, String> dimensions(Row row, MeasureName name, int kind, String part) {
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put(PART, part);
    dimensions.put(name.placeDimension(), row.place());
    if (!name.kindDimension().isEmpty()) {
      dimensions.put(name.kindDimension(), name.kindWord(kind));
    }
    return dimensions;
  }

  private static String key(Row row, MeasureName name, Map<String, String> dimensions) {
    StringBuilder text = new StringBuilder(name.word());
    dimensions.forEach((dimension, value) -> text.append('/').append(dimension + '=' + value));
    return text.append('/')
        .append(Instant.ofEpochMilli(row.start()))
        .append('/')
        .append(row.span().minutes())
        .toString();
  }

  /** A record as those who add see it. */
  public static MeasureValue value(Measure measure) {
    return new MeasureValue(
        measure.getName(),
        new TreeMap<>(measure.getDimensions()),
        measure.getWindowStartAt().toEpochMilli(),
        measure.getWindowMinutes(),
        measure.getNumerator(),
        measure.getDenominator(),
        measure.getUnit(),
        measure.getClosed());
  }
}

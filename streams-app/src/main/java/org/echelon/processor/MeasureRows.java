package org.echelon.processor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.echelon.codec.MeasureCodec;
import org.echelon.measure.window.Row;
import org.echelon.measure.window.RunningSums;
import org.echelon.measure.window.RunningSums.Kept;
import org.echelon.measure.window.Span;
import org.jspecify.annotations.Nullable;

/**
 * Running sums in a store with text keys, each a small record.
 *
 * <pre>measure/length of the window/start/region or lane</pre>
 */
public final class MeasureRows implements RunningSums.Shelf {
  /** What all keys start with. */
  public static final String PREFIX = "measure/";

  private final Store store;

  /** A table of which only the keys under {@link #PREFIX} are touched. */
  public interface Store {
    /** Visits the entries of a prefix. */
    void each(String prefix, BiConsumer<String, byte[]> visitor);

    /** Sets a value; null removes it. */
    void put(String key, byte @Nullable [] value);
  }

  public MeasureRows(Store store) {
    this.store = store;
  }

  @Override
  public void each(BiConsumer<Row, Kept> visitor) {
    store.each(PREFIX, (key, value) -> visitor.accept(row(key), MeasureCodec.decodeSums(value)));
  }

  @Override
  public void put(Row row, Kept kept) {
    store.put(key(row), MeasureCodec.encode(kept));
  }

  @Override
  public void remove(Row row) {
    store.put(key(row), null);
  }

  /** What is kept under a key, for people: each measure as numerator/denominator. */
  public static Map<String, Object> shown(byte[] value) {
    Kept kept = MeasureCodec.decodeSums(value);
    Map<String, Object> shown = new LinkedHashMap<>();
    kept.sums()
        .each(
            (name, kind, numerator, denominator) -> {
              String word = (name.word() + ' ' + name.kindWord(kind)).strip();
              shown.put(word, numerator + "/" + denominator);
            });
    shown.put("told", kept.told());
    return shown;
  }

  private static String key(Row row) {
    return PREFIX + row.span().minutes() + '/' + row.start() + '/' + row.place();
  }

  private static Row row(String key) {
    String[] parts = key.split("/", 4);
    int minutes = Integer.parseInt(parts[1]);
    for (Span span : Span.values()) {
      if (span.minutes() == minutes) {
        return new Row(span, Long.parseLong(parts[2]), parts[3]);
      }
    }
    throw new IllegalArgumentException("no window has the length of " + key);
  }
}

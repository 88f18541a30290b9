package org.echelon.processor.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.jspecify.annotations.Nullable;

/** The shared facts of a task, kept in its meta store under text keys. */
final class Meta {
  /** Those of the greatest number. */
  private static final int DIGITS = 19;

  private static final Origin HERE = new Origin("", 0, 0);

  private final Table table;

  Meta(Table table) {
    this.table = table;
  }

  /** A number, or a value when there is none. */
  long numberOr(String key, long otherwise) {
    byte[] bytes = table.get(key(key));
    return bytes == null ? otherwise : ByteBuffer.wrap(bytes).getLong();
  }

  void number(String key, long value) {
    table.put(key(key), ByteBuffer.allocate(8).putLong(value).array());
  }

  /** Keeps a record under a key. */
  void record(String key, LogKind kind, SpecificRecordBase record) {
    table.put(key(key), new LogRecord(kind, HERE, record).encode());
  }

  /** A record, or null. */
  @Nullable SpecificRecordBase record(String key) {
    byte[] bytes = table.get(key(key));
    return bytes == null ? null : LogRecord.decode(bytes).body();
  }

  Optional<byte[]> bytes(String key) {
    return Optional.ofNullable(table.get(key(key)));
  }

  void bytes(String key, byte[] value) {
    table.put(key(key), value);
  }

  void remove(String key) {
    table.put(key(key), null);
  }

  /**
   * Visits everything whose key starts with a prefix, in order, as it stood before the visit: the
   * visitor may change it.
   */
  void each(String prefix, BiConsumer<String, byte[]> visitor) {
    each(key(prefix), Keys.after(key(prefix)), visitor);
  }

  /** As {@link #each} for the keys that are smaller than another. */
  void eachBelow(String prefix, String limit, BiConsumer<String, byte[]> visitor) {
    each(key(prefix), key(limit), visitor);
  }

  private void each(byte[] from, byte[] to, BiConsumer<String, byte[]> visitor) {
    Map<String, byte[]> found = new LinkedHashMap<>();
    table.scan(from, to, (key, value) -> found.put(new String(key, StandardCharsets.UTF_8), value));
    found.forEach(visitor);
  }

  /** Removes everything whose key starts with a prefix and is smaller than another. */
  void removeBelow(String prefix, String limit) {
    eachBelow(prefix, limit, (key, value) -> remove(key));
  }

  /** A key part that sorts like its number. */
  static String sorted(long number) {
    if (number < 0) {
      return String.format(Locale.ROOT, "%019d", number);
    }
    String digits = Long.toString(number);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  private static byte[] key(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}

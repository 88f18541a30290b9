package org.echelon.processor.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;

/** The shared facts of a task, kept in its meta store under text keys. */
final class Meta {
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
    table.put(key(key), record == null ? null : new LogRecord(kind, HERE, record).encode());
  }

  /** A record, or null. */
  SpecificRecordBase record(String key) {
    byte[] bytes = table.get(key(key));
    return bytes == null ? null : LogRecord.decode(bytes).body();
  }

  void bytes(String key, byte[] value) {
    table.put(key(key), value);
  }

  /** Visits everything whose key starts with a prefix, in order. */
  void each(String prefix, BiConsumer<String, byte[]> visitor) {
    byte[] from = key(prefix);
    table.scan(
        from,
        Keys.after(from),
        (key, value) -> visitor.accept(new String(key, StandardCharsets.UTF_8), value));
  }

  /** Removes everything whose key starts with a prefix and is smaller than another. */
  void removeBelow(String prefix, String limit) {
    List<String> old = new ArrayList<>();
    each(
        prefix,
        (key, value) -> {
          if (key.compareTo(limit) < 0) {
            old.add(key);
          }
        });
    old.forEach(key -> bytes(key, null));
  }

  /** A key part that sorts like its number. */
  static String sorted(long number) {
    return "%019d".formatted(number);
  }

  private static byte[] key(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}

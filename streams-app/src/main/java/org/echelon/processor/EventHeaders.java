package org.echelon.processor;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents headers (binary mode) of what we publish. The id is a function of the content, and
 * the time is that of the tick, so a replay writes the same.
 */
public final class EventHeaders {
  private static final byte[] SPEC_VERSION = utf8("1.0");
  private static final byte[] CONTENT_TYPE = utf8("application/avro");

  /** How kinds of records are told, by name of the schema. */
  private static final Map<String, byte[]> TYPES = new ConcurrentHashMap<>();

  private EventHeaders() {}

  /** Headers of a record of a key, written by an application at a tick. */
  public static Headers of(String app, String key, SpecificRecord record, Instant tick) {
    return new RecordHeaders()
        .add("ce_specversion", SPEC_VERSION)
        .add("ce_id", utf8(id(key, record)))
        .add("ce_source", utf8(app))
        .add("ce_type", type(record.getSchema()))
        .add("ce_time", utf8(tick.toString()))
        .add("content-type", CONTENT_TYPE);
  }

  /** Headers are not changed by those who send or read them, so records may share their values. */
  private static byte[] type(Schema schema) {
    return TYPES.computeIfAbsent(schema.getFullName(), name -> utf8(name.toLowerCase(Locale.ROOT)));
  }

  private static String id(String key, SpecificRecord record) {
    Object command = field(record, "commandId");
    if (command != null) {
      return command + "-r" + field(record, "revision");
    }
    if (field(record, "lab") != null) {
      return key + "@" + field(record, "askId");
    }
    for (String name : new String[] {"decisionId", "askId"}) {
      Object id = field(record, name);
      if (id != null) {
        return id.toString();
      }
    }
    Object tick = field(record, "tick");
    if (tick != null) {
      // A task reports more than once a tick, but once only about one record.
      return key + "@" + tick + "." + field(record, "offset");
    }
    for (String name : new String[] {"sequence", "version"}) {
      Object number = field(record, name);
      if (number != null) {
        return key + "@" + number;
      }
    }
    return key + "@" + field(record, "at");
  }

  private static @Nullable Object field(SpecificRecord record, String name) {
    Schema.Field field = record.getSchema().getField(name);
    return field == null ? null : record.get(field.pos());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

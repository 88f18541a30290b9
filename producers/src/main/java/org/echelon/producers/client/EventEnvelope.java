package org.echelon.producers.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/** CloudEvents headers (binary mode) of what an upstream system says; they repeat its head. */
final class EventEnvelope {
  private EventEnvelope() {}

  /**
   * @param maker first part of the id of a record that has no event id of its own
   * @param at when it happened, where the record itself does not say
   */
  static Headers of(Topic topic, SpecificRecord record, String maker, Instant at) {
    Headers headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    Object eventId = Documents.field(record, "eventId");
    add(headers, "ce_id", eventId == null ? Documents.eventId(maker, topic, record) : eventId);
    Object source = Documents.field(record, "source");
    add(headers, "ce_source", source == null ? maker : source);
    add(headers, "ce_type", type(record));
    add(headers, "ce_time", at);
    add(headers, "ce_recordedtime", Documents.field(record, "recordedAt"));
    add(headers, "ce_correlationid", correlation(record));
    add(headers, "content-type", "application/avro");
    return headers;
  }

  /** {@code org.echelon.<record>.<kind>}, the kind only where the record has one. */
  private static String type(SpecificRecord record) {
    Object kind = first(record, "change", "kind", "action");
    String name = "org.echelon." + record.getSchema().getName() + (kind == null ? "" : "." + kind);
    return name.toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object correlation(SpecificRecord record) {
    return first(record, "commandId", "orderId");
  }

  private static @Nullable Object first(SpecificRecord record, String... fields) {
    for (String field : fields) {
      Object value = Documents.field(record, field);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static void add(Headers headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}

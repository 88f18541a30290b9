package org.echelon.processor.intake;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Whether the CloudEvents headers of a record say what its payload says. The payload counts;
 * headers are optional, and one that is not there contradicts nothing.
 */
final class HeaderCheck {
  private HeaderCheck() {}

  /** Whether any header contradicts the payload. */
  static boolean contradicts(Headers headers, IndexedRecord record) {
    return differs(headers, "ce_id", record, "eventId")
        || differs(headers, "ce_source", record, "source")
        || differs(headers, "ce_time", record, "occurredAt")
        || differs(headers, "ce_recordedtime", record, "recordedAt");
  }

  private static boolean differs(
      Headers headers, String header, IndexedRecord record, String field) {
    Header told = headers.lastHeader(header);
    Schema.Field known = record.getSchema().getField(field);
    if (told == null || told.value() == null || known == null || record.get(known.pos()) == null) {
      return false;
    }
    String text = new String(told.value(), StandardCharsets.UTF_8);
    Object value = record.get(known.pos());
    return value instanceof Instant instant
        ? !isInstant(text, instant)
        : !text.equals(value.toString());
  }

  private static boolean isInstant(String text, Instant instant) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli() == instant.toEpochMilli();
    } catch (DateTimeException notATime) {
      return false;
    }
  }
}

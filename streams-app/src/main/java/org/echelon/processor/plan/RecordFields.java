package org.echelon.processor.plan;

import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Fields that many kinds of records have, each by the same name. */
final class RecordFields {
  private RecordFields() {}

  /** The id of an event, or null. */
  static @Nullable String eventId(@Nullable SpecificRecordBase body) {
    Object id = body == null ? null : field(body, "eventId");
    return id == null ? null : id.toString();
  }

  /** Who sent a record; {@code unknown} where it does not say. */
  static String source(@Nullable SpecificRecordBase body) {
    Object source = body == null ? null : field(body, "source");
    return source == null ? "unknown" : source.toString();
  }

  private static @Nullable Object field(SpecificRecordBase body, String name) {
    var field = body.getSchema().getField(name);
    return field == null ? null : body.get(field.pos());
  }
}

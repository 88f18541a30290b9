package org.echelon.producers.client;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Which document a record speaks of, and the message id that follows from it. */
public final class Documents {
  private Documents() {}

  /**
   * The document of a record: fields that together name it, joined by a slash, and the same in
   * every message about it.
   */
  public static String key(Topic topic, SpecificRecord record) {
    return switch (topic) {
      case ORDER -> join(record, "orderId", "lineNo");
      case SHIPMENT -> join(record, "orderId", "lineNo", "shipmentId");
      case RECEIPT -> join(record, "commandId", "poRef", "node", "receiptId", "sku");
      case ADJUSTMENT -> join(record, "sku", "node", "adjustmentId");
      case ACK -> join(record, "commandId", "kind", "part");
      case HISTORY -> join(record, "sku", "zone", "weekOn");
      case EXTERNAL_DECISION -> join(record, "sku", "decisionId");
      case ITEM, FORECAST -> join(record, "sku");
      case NETWORK -> join(record, "networkId");
      case CONTROL -> join(record, "controlId");
      default -> throw new IllegalArgumentException("no upstream system sends " + topic);
    };
  }

  /**
   * A message id that is a function of what is said: the same revision of the same document has the
   * same id however often it is sent.
   *
   * @param maker first part of the id, such as {@code csv}
   */
  public static String eventId(String maker, Topic topic, SpecificRecord record) {
    return maker
        + "-"
        + Hashes.of(topic.suffix() + '|' + key(topic, record) + '|' + revision(record));
  }

  /** The revision or version of the document that a record states. */
  static @Nullable Object revision(SpecificRecord record) {
    Object revision = field(record, "revision");
    return revision == null ? field(record, "version") : revision;
  }

  /** A field's value, or null where the record has no such field. */
  static @Nullable Object field(SpecificRecord record, String name) {
    Schema.Field field = record.getSchema().getField(name);
    return field == null ? null : record.get(field.pos());
  }

  private static String join(SpecificRecord record, String... fields) {
    StringBuilder key = new StringBuilder();
    for (String name : fields) {
      Object value = field(record, name);
      key.append(key.isEmpty() ? "" : "/").append(value == null ? "" : value);
    }
    return key.toString();
  }
}

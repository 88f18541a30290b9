package org.echelon.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.echelon.codec.RefusedHeaders;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;

/**
 * The headers of messages: CloudEvents in binary mode, written where Echelon writes and optional
 * where others do, and what refused records carry.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding of CloudEvents 1.0.2</a>
 */
final class HeaderForm {
  static final String SENT = "SentHeaders";
  static final String WRITTEN = "WrittenHeaders";
  static final String REFUSED = "RefusedHeaders";

  /** What all have that Echelon writes with CloudEvents headers. */
  private static final List<String> ALWAYS =
      List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type");

  private HeaderForm() {}

  /** The headers of a topic's messages; empty where they have none. */
  static Optional<String> nameOf(Topic topic) {
    if (topic == Topic.REFUSED) {
      return Optional.of(REFUSED);
    }
    if (topic.record().isEmpty() || topic == Topic.TICK) {
      return Optional.empty();
    }
    return Optional.of(topic.writers().stream().anyMatch(Party::outside) ? SENT : WRITTEN);
  }

  static void all(ObjectNode schemas) {
    ObjectNode sent = schemas.putObject(SENT);
    sent.put("type", "object");
    sent.put(
        "description",
        "CloudEvents in binary mode, all optional. Where a header and the payload differ the"
            + " payload counts, and HEADER_MISMATCH is counted.");
    cloudEvents(sent.putObject("properties"), true);

    ObjectNode written = schemas.putObject(WRITTEN);
    written.put("type", "object");
    written.put("description", "CloudEvents in binary mode; a replay writes the same.");
    cloudEvents(written.putObject("properties"), false);
    ALWAYS.forEach(written.putArray("required")::add);

    refused(schemas.putObject(REFUSED));
  }

  private static void cloudEvents(ObjectNode headers, boolean sent) {
    text(headers, "ce_specversion", "Version of CloudEvents.").put("const", "1.0");
    text(headers, "ce_id", sent ? "As eventId of the payload." : "Computed from the content.");
    text(
        headers,
        "ce_source",
        sent ? "As source of the payload." : "The application, such as echelon-plan.");
    text(headers, "ce_type", "Name of the record in lower case, after org.echelon.");
    text(
            headers,
            "ce_time",
            sent ? "As occurredAt of the payload." : "Tick at which it was written.")
        .put("format", "date-time");
    text(headers, "content-type", "Form of the payload.").put("const", MessageForm.AVRO);
    if (sent) {
      text(headers, "ce_recordedtime", "As recordedAt of the payload.").put("format", "date-time");
      text(headers, "ce_correlationid", "Order or command that it is about.");
      text(headers, "ce_causationid", "Id of the event that caused it.");
      text(
          headers,
          "traceparent",
          "W3C trace context of the sender; kept on a refused record, else not read.");
    }
  }

  private static void refused(ObjectNode schema) {
    schema.put("type", "object");
    schema.put(
        "description", "Beside the headers that the record came with, where its bytes are kept.");
    ObjectNode headers = schema.putObject("properties");
    own(headers, "reason", "Reason code.");
    own(headers, "class", "What is wrong, in the large.");
    own(headers, "field", "Field at fault; empty for the whole record.");
    own(headers, "value", "Its value, at most 100 characters.");
    own(headers, "cure", "What to do about it.");
    own(headers, "topic", "Topic that the record came from.");
    own(headers, "partition", "Partition within it.");
    own(headers, "offset", "Offset within that.");
    own(headers, "app", "Application that refused it.");
    own(headers, "task", "Its task.");
    own(headers, "node", "Step of its topology.");
    own(headers, "at", "When it was refused.").put("format", "date-time");
    own(headers, "attempt", "How often it has been refused, from 1.");
    headers.fieldNames().forEachRemaining(schema.putArray("required")::add);
    own(headers, "timestamp", "Stamp of the record that came, milliseconds; only with its bytes.");
    own(headers, "body", "origin, where the bytes are only there.").put("const", "origin");
    own(headers, "resentBy", "Who sent it again; also on the record that was sent.");
    own(headers, "resentAt", "When that was.").put("format", "date-time");
    own(headers, "rootOffset", "Offset of its first refusal, if it was sent again since.");
  }

  private static ObjectNode own(ObjectNode headers, String name, String description) {
    return text(headers, RefusedHeaders.PREFIX + name, description);
  }

  private static ObjectNode text(ObjectNode headers, String name, String description) {
    return headers.putObject(name).put("type", "string").put("description", description);
  }
}

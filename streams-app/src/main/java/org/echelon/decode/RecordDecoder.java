package org.echelon.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.echelon.codec.LogRecord;
import org.echelon.codec.PlanCodec;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RefusedHeaders;
import org.echelon.codec.RegistryUnavailableException;
import org.echelon.codec.UnreadableException;
import org.echelon.processor.gate.GateStoreForms;
import org.echelon.processor.plan.PlanStoreForms;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the records of one topic. What cannot be decoded is shown as bytes with the reason, and
 * the next record is read; only a registry that is away ends the reading.
 */
public final class RecordDecoder {
  private static final String NO_KEY = "-";
  private static final String PLAN = "plan-";

  private final ShownTopic topic;
  private final PublicValues values;

  /**
   * @param values of the deployment; asked for public topics and refused records only
   */
  public RecordDecoder(ShownTopic topic, PublicValues values) {
    this.topic = topic;
    this.values = values;
  }

  /**
   * The record as a person can read it.
   *
   * @throws RegistryUnavailableException when its schema cannot be looked up now
   */
  public Shown decode(ConsumerRecord<byte[], byte[]> record) {
    return new Shown(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        key(record),
        headers(record),
        value(record));
  }

  /** The key as text. */
  public String key(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return NO_KEY;
    }
    return topic.store().filter(store -> store.startsWith(PLAN)).isPresent()
        ? PlanStoreForms.key(store(), record.key())
        : new String(record.key(), StandardCharsets.UTF_8);
  }

  private JsonNode value(ConsumerRecord<byte[], byte[]> record) {
    byte[] bytes = record.value();
    if (bytes == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    try {
      return PlainJson.of(
          topic.declared().map(t -> declared(t, record)).orElseGet(() -> stored(record)));
    } catch (RegistryUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return bytes(bytes).put("undecodable", String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Object declared(Topic declared, ConsumerRecord<byte[], byte[]> record) {
    return switch (declared) {
      case SKU_LOG, GATE_LOG, ORDER_LOG -> LogRecord.decode(record.value());
      case LADDER -> PlanCodec.decode(record.value());
      case REFUSED -> refused(record);
      default -> values.read(record.topic(), record.value());
    };
  }

  private Object stored(ConsumerRecord<byte[], byte[]> record) {
    return topic.store().orElseThrow().startsWith(PLAN)
        ? PlanStoreForms.value(store(), record.key(), record.value())
        : GateStoreForms.value(store(), key(record), record.value());
  }

  /** The store's name without the application's. */
  private String store() {
    String store = topic.store().orElseThrow();
    return store.substring(store.indexOf('-') + 1);
  }

  /** Refused bytes as the record they were meant to be, if they are one. */
  private ObjectNode refused(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode node = bytes(record.value());
    Optional<String> origin = RefusedHeaders.read(record.headers(), "topic");
    if (origin.isPresent()) {
      try {
        node.set("record", PlainJson.of(values.read(origin.get(), record.value())));
      } catch (UnreadableException | IllegalArgumentException e) {
        node.put("undecodable", String.valueOf(e.getMessage()));
      }
    }
    return node;
  }

  private static ObjectNode bytes(byte[] bytes) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("base64", PlainJson.of(bytes));
    return node;
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : record.headers()) {
      byte[] value = header.value();
      headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }
    return headers;
  }
}

package org.echelon.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.echelon.inventory.Refusal;

/**
 * The headers of a refused record: {@code echelon.dlq.*}, UTF-8, beside those it came with. What an
 * earlier refusal of the same record said is replaced; who sent it again stays.
 */
public final class RefusedHeaders {
  /** What all our headers start with. */
  public static final String PREFIX = "echelon.dlq.";

  private static final int VALUE_LENGTH = 100;

  private final String topicPrefix;
  private final String app;
  private final String task;
  private final String node;

  /**
   * @param topicPrefix of the deployment
   * @param app application id of the refusing application
   * @param task its task
   * @param node the step of its topology
   */
  public RefusedHeaders(String topicPrefix, String app, String task, String node) {
    this.topicPrefix = topicPrefix;
    this.app = app;
    this.task = task;
    this.node = node;
  }

  /** Headers of a record refused where its bytes are at hand and become the value. */
  public Headers withBytes(
      Headers original, Refusal refusal, Origin origin, long timestamp, Instant at) {
    Headers headers = fill(original, refusal, origin, at);
    return add(headers, "timestamp", Long.toString(timestamp));
  }

  /** Headers of a record whose bytes are only at the origin any more; the value is null. */
  public Headers withoutBytes(Refusal refusal, Origin origin, Instant at) {
    return add(fill(new RecordHeaders(), refusal, origin, at), "body", "origin");
  }

  /** One of our headers. */
  public static Optional<String> read(Headers headers, String name) {
    Header header = headers.lastHeader(PREFIX + name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }

  private Headers fill(Headers original, Refusal refusal, Origin origin, Instant at) {
    RefusalCode code = RefusalCode.valueOf(refusal.code());
    Headers headers = new RecordHeaders(original.toArray());
    add(headers, "reason", code.name());
    add(headers, "class", code.kind().name());
    add(headers, "field", refusal.field());
    add(headers, "value", shortened(refusal.value()));
    add(headers, "cure", refusal.cure());
    add(headers, "topic", topicPrefix + origin.topic());
    add(headers, "partition", Integer.toString(origin.partition()));
    add(headers, "offset", Long.toString(origin.offset()));
    add(headers, "app", app);
    add(headers, "task", task);
    add(headers, "node", node);
    add(headers, "at", at.toString());
    return add(headers, "attempt", Integer.toString(attemptsBefore(original) + 1));
  }

  private static int attemptsBefore(Headers original) {
    return read(original, "attempt")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  private static String shortened(String value) {
    String text = String.valueOf(value);
    return text.length() <= VALUE_LENGTH ? text : text.substring(0, VALUE_LENGTH);
  }

  private static Headers add(Headers headers, String name, String value) {
    headers.remove(PREFIX + name);
    return headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
  }
}

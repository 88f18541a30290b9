package org.echelon.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/**
 * A record as a person can read it.
 *
 * @param timestamp of the broker: wall-clock time
 * @param key as text, "-" where there is none
 * @param headers as text, in alphabetical order
 * @param value JSON null for a deletion
 */
public record Shown(
    String topic,
    int partition,
    long offset,
    Instant timestamp,
    String key,
    Map<String, String> headers,
    JsonNode value) {

  /** Place, key and value; headers only where they carry the news. */
  public String line(boolean withHeaders) {
    String place = "%d/%d  %s  ".formatted(partition, offset, key);
    return withHeaders ? place + PlainJson.of(headers) + "  " + value : place + value;
  }

  /** Everything as one JSON object. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("topic", topic).put("partition", partition).put("offset", offset);
    node.put("timestamp", timestamp.toString()).put("key", key);
    node.set("headers", PlainJson.of(headers));
    node.set("value", value);
    return node;
  }
}

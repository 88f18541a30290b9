package org.echelon.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.topic.TopicState;

/**
 * Reads from an AsyncAPI document what its topics are said to be; nothing of it is ours to know.
 */
final class AsyncApiTopics {
  private AsyncApiTopics() {}

  /**
   * The topics of a document by name.
   *
   * @throws IllegalArgumentException naming what is missing
   */
  static SortedMap<String, TopicState> of(JsonNode document) {
    SortedMap<String, TopicState> topics = new TreeMap<>();
    for (Map.Entry<String, JsonNode> channel : required(document, "/channels").properties()) {
      JsonNode kafka = required(channel.getValue(), "/bindings/kafka");
      Map<String, String> settings = new HashMap<>();
      kafka
          .path("topicConfiguration")
          .properties()
          .forEach(setting -> settings.put(setting.getKey(), text(setting.getValue())));
      topics.put(
          required(channel.getValue(), "/address").asText(),
          new TopicState(
              required(kafka, "/partitions").asInt(),
              required(kafka, "/replicas").asInt(),
              settings,
              Map.of(),
              schema(document, channel.getKey(), channel.getValue())));
    }
    return topics;
  }

  /** The Avro schema of the one message of a channel. */
  private static Optional<String> schema(JsonNode document, String name, JsonNode channel) {
    List<JsonNode> messages = new ArrayList<>();
    required(channel, "/messages").forEach(messages::add);
    if (messages.size() != 1) {
      throw new IllegalArgumentException(name + " has " + messages.size() + " messages, not one");
    }
    JsonNode payload = required(resolved(document, messages.get(0)), "/payload");
    return payload.path("schemaFormat").asText().startsWith("application/vnd.apache.avro")
        ? Optional.of(required(payload, "/schema").toString())
        : Optional.empty();
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    String pointer = node.path("$ref").asText();
    return pointer.isEmpty() ? node : required(document, pointer.substring(1));
  }

  private static String text(JsonNode value) {
    List<String> parts = new ArrayList<>();
    value.forEach(part -> parts.add(part.asText()));
    return parts.isEmpty() ? value.asText() : String.join(",", parts);
  }

  private static JsonNode required(JsonNode node, String pointer) {
    JsonNode found = node.at(pointer);
    if (found.isMissingNode()) {
      throw new IllegalArgumentException("not an AsyncAPI document of topics: no " + pointer);
    }
    return found;
  }
}

package org.echelon.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of AsyncAPI 3.0.0 that our document comes under: required and known fields, references,
 * names, and those of version 0.5.0 of the Kafka bindings.
 */
final class AsyncApiRules {
  private static final String NAME = "[A-Za-z0-9._-]+";

  private final JsonNode document;
  private final List<String> broken = new ArrayList<>();

  private AsyncApiRules(JsonNode document) {
    this.document = document;
  }

  /** What is wrong with a document, each with its place. */
  static List<String> broken(JsonNode document) {
    AsyncApiRules rules = new AsyncApiRules(document);
    rules.root();
    document.path("servers").properties().forEach(rules::server);
    document.path("channels").properties().forEach(rules::channel);
    document.path("operations").properties().forEach(rules::operation);
    document.path("components").path("messages").properties().forEach(rules::message);
    document.path("components").path("schemas").fieldNames().forEachRemaining(rules::name);
    rules.references("", document);
    return rules.broken;
  }

  private void root() {
    fields(
        "",
        document,
        Set.of("asyncapi", "info"),
        Set.of("id", "servers", "defaultContentType", "channels", "operations", "components"));
    hold(document.path("asyncapi").asText().matches("3\\.0\\.\\d+"), "asyncapi is not 3.0");
    fields(
        "info",
        document.path("info"),
        Set.of("title", "version"),
        Set.of("description", "termsOfService", "contact", "license", "tags", "externalDocs"));
    fields("license", document.at("/info/license"), Set.of("name"), Set.of("url"));
  }

  private void server(Map.Entry<String, JsonNode> server) {
    name(server.getKey());
    fields(
        server.getKey(),
        server.getValue(),
        Set.of("host", "protocol"),
        Set.of("description", "bindings", "title", "summary", "variables", "security", "tags"));
    hold(
        server.getValue().path("host").asText().matches("[^/\\s,]+"),
        server.getKey() + ": host is an address without protocol and path");
    fields(
        server.getKey(),
        server.getValue().at("/bindings/kafka"),
        Set.of("bindingVersion"),
        Set.of("schemaRegistryUrl", "schemaRegistryVendor"));
  }

  private void channel(Map.Entry<String, JsonNode> channel) {
    String name = channel.getKey();
    name(name);
    fields(
        name,
        channel.getValue(),
        Set.of("address", "messages"),
        Set.of("title", "summary", "description", "servers", "parameters", "tags", "bindings"));
    channel.getValue().path("messages").fieldNames().forEachRemaining(this::name);
    JsonNode kafka = channel.getValue().at("/bindings/kafka");
    fields(
        name,
        kafka,
        Set.of("bindingVersion"),
        Set.of("topic", "partitions", "replicas", "topicConfiguration"));
    hold(kafka.path("partitions").asInt() > 0, name + ": partitions are above zero");
    hold(kafka.path("replicas").asInt() > 0, name + ": replicas are above zero");
    JsonNode settings = kafka.path("topicConfiguration");
    settings
        .path("cleanup.policy")
        .forEach(
            policy ->
                hold(Set.of("delete", "compact").contains(policy.asText()), name + ": " + policy));
    for (String number : List.of("retention.ms", "max.message.bytes")) {
      hold(
          settings.path(number).isMissingNode() || settings.path(number).isIntegralNumber(),
          name + ": " + number + " is a whole number");
    }
  }

  private void operation(Map.Entry<String, JsonNode> operation) {
    String name = operation.getKey();
    JsonNode value = operation.getValue();
    fields(
        name,
        value,
        Set.of("action", "channel"),
        Set.of(
            "title",
            "summary",
            "description",
            "security",
            "tags",
            "bindings",
            "traits",
            "messages",
            "reply"));
    hold(Set.of("send", "receive").contains(value.path("action").asText()), name + ": action");
    String channel = value.at("/channel/$ref").asText();
    hold(channel.startsWith("#/channels/"), name + ": its channel is none of the document");
    value
        .path("messages")
        .forEach(
            message ->
                hold(
                    message.path("$ref").asText().startsWith(channel + "/messages/"),
                    name + ": " + message + " is no message of its channel"));
  }

  private void message(Map.Entry<String, JsonNode> message) {
    String name = message.getKey();
    name(name);
    fields(
        name,
        message.getValue(),
        Set.of("payload"),
        Set.of(
            "headers",
            "correlationId",
            "contentType",
            "name",
            "title",
            "summary",
            "description",
            "tags",
            "externalDocs",
            "bindings",
            "examples",
            "traits"));
    JsonNode payload = message.getValue().path("payload");
    if (payload.has("schemaFormat")) {
      fields(name, payload, Set.of("schemaFormat", "schema"), Set.of());
    }
    fields(
        name,
        message.getValue().at("/bindings/kafka"),
        Set.of("bindingVersion"),
        Set.of("key", "schemaIdLocation", "schemaIdPayloadEncoding", "schemaLookupStrategy"));
    message
        .getValue()
        .path("examples")
        .forEach(
            example ->
                hold(
                    example.has("payload") || example.has("headers"),
                    name + ": an example has neither payload nor headers"));
  }

  /** Payloads are Avro, where a reference would be none. */
  private void references(String place, JsonNode node) {
    if (node.has("schemaFormat")) {
      return;
    }
    JsonNode reference = node.path("$ref");
    if (!reference.isMissingNode()) {
      String pointer = reference.asText();
      boolean leads =
          pointer.startsWith("#/") && !document.at(pointer.substring(1)).isMissingNode();
      hold(leads && node.size() == 1, place + ": " + pointer + " leads nowhere");
    }
    node.properties().forEach(field -> references(place + "/" + field.getKey(), field.getValue()));
    if (node.isArray()) {
      node.forEach(item -> references(place + "[]", item));
    }
  }

  private void fields(String place, JsonNode node, Set<String> required, Set<String> others) {
    required.forEach(name -> hold(node.hasNonNull(name), place + ": " + name + " is missing"));
    node.fieldNames()
        .forEachRemaining(
            name ->
                hold(
                    required.contains(name) || others.contains(name) || name.startsWith("x-"),
                    place + ": there is no field " + name));
  }

  private void name(String name) {
    hold(name.matches(NAME), name + " is not a name");
  }

  private void hold(boolean holds, String what) {
    if (!holds) {
      broken.add(what);
    }
  }
}

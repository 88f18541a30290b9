package org.echelon.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.config.Deployment;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;

/**
 * The contracts of a deployment in the words of AsyncAPI 3.0, told from the side of the systems
 * around it: what they send and what they receive.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0.0</a>
 */
public final class AsyncApi {
  static final String VERSION = "3.0.0";

  private static final String DESCRIPTION =
      "Echelon decides what to buy, what to move and which node serves an order. "
          + "This document is told from the side of the systems around it: they send facts,"
          + " reference data, controls and acks, and receive commands, positions and promises. "
          + "A value is a zero byte, the id of its schema in the registry (4 bytes, big-endian)"
          + " and Avro binary, the Confluent wire form; a key is plain UTF-8. "
          + "What Echelon writes is written in transactions: read it with"
          + " isolation.level=read_committed. "
          + "Made by ./echelon contracts asyncapi from the topics and schemas in the code.";

  private AsyncApi() {}

  /** The document as text, the same on every machine. */
  public static String text(Deployment deployment, int replicas) {
    return JsonText.of(of(deployment, replicas));
  }

  /**
   * The document.
   *
   * @param replicas copies of each topic
   */
  static ObjectNode of(Deployment deployment, int replicas) {
    ObjectNode document = JsonText.MAPPER.createObjectNode();
    document.put("asyncapi", VERSION);
    ObjectNode info = document.putObject("info");
    info.put("title", "Echelon");
    info.put("version", "1.0.0");
    info.put("description", DESCRIPTION);
    info.putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    document.put("defaultContentType", MessageForm.AVRO);
    servers(document.putObject("servers"), deployment);
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode components = document.putObject("components");
    ObjectNode messages = components.putObject("messages");
    for (Topic topic : Topic.values()) {
      channels.set(topic.suffix(), ChannelForm.of(deployment, topic, replicas));
      operation(operations, "send", topic, outside(topic.writers()));
      operation(operations, "receive", topic, outside(topic.readers()));
      messages.set(MessageForm.name(topic), MessageForm.of(topic));
    }
    HeaderForm.all(components.putObject("schemas"));
    return document;
  }

  /** One server for each address of the brokers. */
  private static void servers(ObjectNode servers, Deployment deployment) {
    List<String> addresses =
        Arrays.stream(deployment.bootstrap().split(",", -1)).map(String::strip).toList();
    for (int i = 0; i < addresses.size(); i++) {
      ObjectNode server = servers.putObject(i == 0 ? "kafka" : "kafka-" + (i + 1));
      server.put("host", addresses.get(i)).put("protocol", "kafka");
      server.put(
          "description",
          "Broker. The registry beside it answers clients of Confluent's kind under"
              + " /apis/ccompat/v7.");
      server
          .putObject("bindings")
          .putObject("kafka")
          .put("schemaRegistryUrl", deployment.registryUrl())
          .put("schemaRegistryVendor", "apicurio")
          .put("bindingVersion", ChannelForm.BINDING);
    }
  }

  private static void operation(
      ObjectNode operations, String action, Topic topic, List<Party> parties) {
    if (parties.isEmpty()) {
      return;
    }
    String message = MessageForm.name(topic);
    ObjectNode operation = operations.putObject(action + message);
    operation.put("action", action);
    ref(operation.putObject("channel"), "#/channels/" + topic.suffix());
    String who = parties.stream().map(Party::words).collect(Collectors.joining(", "));
    operation.put("summary", (action.equals("send") ? "Sent by: " : "Received by: ") + who + ".");
    ArrayNode tags = operation.putArray("tags");
    parties.forEach(party -> tags.addObject().put("name", party.words()));
    ref(
        operation.putArray("messages").addObject(),
        "#/channels/" + topic.suffix() + "/messages/" + message);
  }

  static void ref(ObjectNode node, String pointer) {
    node.put("$ref", pointer);
  }

  private static List<Party> outside(Set<Party> parties) {
    return parties.stream().filter(Party::outside).toList();
  }
}

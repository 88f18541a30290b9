package org.echelon.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.echelon.config.Deployment;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSettings;

/** A topic as a channel of an AsyncAPI document, with its Kafka binding. */
final class ChannelForm {
  /** Version of the Kafka bindings used throughout. */
  static final String BINDING = "0.5.0";

  private ChannelForm() {}

  static ObjectNode of(Deployment deployment, Topic topic, int replicas) {
    String message = MessageForm.name(topic);
    ObjectNode channel = JsonText.MAPPER.createObjectNode();
    channel.put("address", deployment.name(topic));
    channel.put("title", message);
    channel.put("description", description(topic));
    AsyncApi.ref(
        channel.putObject("messages").putObject(message), "#/components/messages/" + message);
    channel.putArray("tags").addObject().put("name", isPublic(topic) ? "public" : "internal");
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", deployment.name(topic));
    kafka.put("partitions", deployment.partitionsOf(topic));
    kafka.put("replicas", replicas);
    ObjectNode configuration = kafka.putObject("topicConfiguration");
    TopicSettings.of(topic, replicas)
        .forEach((setting, value) -> put(configuration, setting, value));
    kafka.put("bindingVersion", BINDING);
    parties(channel.putArray("x-writers"), topic.writers());
    parties(channel.putArray("x-readers"), topic.readers());
    channel.put("x-max-record-bytes", topic.maxBytes());
    return channel;
  }

  /** Whether anybody outside writes or reads it. */
  static boolean isPublic(Topic topic) {
    return topic.writers().stream().anyMatch(Party::outside)
        || topic.readers().stream().anyMatch(Party::outside);
  }

  private static String description(Topic topic) {
    StringBuilder text = new StringBuilder(MessageForm.about(topic));
    if (topic.cleanup() != Topic.Cleanup.DELETE) {
      text.append(" Compacted: the newest record of a key stays.");
    }
    if (!topic.bound()) {
      text.append(" May be split otherwise: intake puts every record in its place.");
    }
    return text.toString();
  }

  private static void put(ObjectNode configuration, String setting, String value) {
    if (setting.equals(TopicConfig.CLEANUP_POLICY_CONFIG)) {
      ArrayNode policies = configuration.putArray(setting);
      for (String policy : value.split(",", -1)) {
        policies.add(policy);
      }
    } else if (value.matches("-?[0-9]+")) {
      configuration.put(setting, Long.parseLong(value));
    } else {
      configuration.put(setting, value);
    }
  }

  private static void parties(ArrayNode list, Set<Party> parties) {
    parties.forEach(party -> list.add(party.words()));
  }
}

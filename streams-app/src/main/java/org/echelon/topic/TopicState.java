package org.echelon.topic;

import java.util.Map;
import java.util.Optional;

/**
 * What a topic is in a deployment, or is said to be.
 *
 * @param partitions how many it has
 * @param replicas copies of each
 * @param settings those that are its own, by the broker's names
 * @param inherited those that it has from its broker; none where it is only said to be
 * @param schema the newest schema of its values, in Avro's JSON; empty where none is registered
 */
public record TopicState(
    int partitions,
    int replicas,
    Map<String, String> settings,
    Map<String, String> inherited,
    Optional<String> schema) {

  public TopicState {
    settings = Map.copyOf(settings);
    inherited = Map.copyOf(inherited);
  }

  /** What a setting is, whoever set it; "none" where nobody did. */
  public String setting(String name) {
    String own = settings.get(name);
    return own == null ? inherited.getOrDefault(name, "none") : own;
  }
}

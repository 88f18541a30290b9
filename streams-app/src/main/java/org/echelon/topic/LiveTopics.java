package org.echelon.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** All that is there under the prefix of a deployment, whether it was declared or not. */
public final class LiveTopics {
  private static final String SUBJECT = "-value";

  private final Admin admin;
  private final RegistryApi registry;
  private final String prefix;

  /**
   * @param registryUrl registry API, ending in /apis/registry/v3
   */
  public LiveTopics(Admin admin, String registryUrl, String prefix) {
    this.admin = admin;
    this.registry = new RegistryApi(registryUrl);
    this.prefix = prefix;
  }

  /**
   * The topics that a broker has, by name.
   *
   * @throws UnreachableException when broker or registry does not answer
   */
  public SortedMap<String, TopicState> topics() throws InterruptedException {
    List<String> names = new ArrayList<>();
    for (String name : BrokerTopics.await(admin.listTopics().names())) {
      if (name.startsWith(prefix)) {
        names.add(name);
      }
    }
    Map<String, Config> settings = settings(names);
    SortedMap<String, TopicState> topics = new TreeMap<>();
    for (TopicDescription topic :
        BrokerTopics.await(admin.describeTopics(names).allTopicNames()).values()) {
      Config config = Objects.requireNonNull(settings.get(topic.name()), topic.name());
      topics.put(
          topic.name(),
          new TopicState(
              topic.partitions().size(),
              topic.partitions().get(0).replicas().size(),
              values(config, true),
              values(config, false),
              schema(topic.name())));
    }
    return topics;
  }

  /**
   * Subjects whose topic the broker does not have, in alphabetical order; a registry that tells
   * only the first thousand of its subjects hides those behind.
   */
  public List<String> subjectsAlone(Map<String, TopicState> topics) throws InterruptedException {
    List<String> alone = new ArrayList<>();
    for (String subject : registry.subjects(prefix)) {
      boolean ours =
          subject.endsWith(SUBJECT)
              && topics.containsKey(subject.substring(0, subject.length() - SUBJECT.length()));
      if (!ours) {
        alone.add(subject);
      }
    }
    return alone;
  }

  private Optional<String> schema(String topic) throws InterruptedException {
    List<Integer> versions = registry.versions(topic + SUBJECT);
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(registry.schema(topic + SUBJECT, versions.get(versions.size() - 1)));
  }

  private Map<String, Config> settings(List<String> names) throws InterruptedException {
    List<ConfigResource> asked =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<String, Config> settings = new HashMap<>();
    BrokerTopics.await(admin.describeConfigs(asked).all())
        .forEach((topic, config) -> settings.put(topic.name(), config));
    return settings;
  }

  /** Values that were set for the topic itself, or those it has from its broker. */
  private static Map<String, String> values(Config config, boolean own) {
    Map<String, String> values = new HashMap<>();
    for (ConfigEntry entry : config.entries()) {
      boolean itself = entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
      if (itself == own && entry.value() != null) {
        values.put(entry.name(), entry.value());
      }
    }
    return values;
  }
}

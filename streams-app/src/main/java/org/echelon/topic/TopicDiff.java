package org.echelon.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Compares the topics of a cluster with those declared, and sets their settings as declared. */
public final class TopicDiff {
  private static final String CREATE = "run ./echelon topics create";
  private static final String REPAIR = "run ./echelon topics create --repair";

  private final BrokerTopics broker;
  private final Admin admin;
  private final String prefix;
  private final ToIntFunction<Topic> partitions;

  public TopicDiff(Admin admin, String prefix, ToIntFunction<Topic> partitions) {
    this.broker = new BrokerTopics(admin, prefix);
    this.admin = admin;
    this.prefix = prefix;
    this.partitions = partitions;
  }

  /**
   * What differs, in the order the topics are declared.
   *
   * @throws UnreachableException when the broker does not answer
   */
  public List<Difference> differences() throws InterruptedException {
    Map<String, TopicDescription> there = broker.found();
    Map<String, Config> settings = settings(there);
    List<Difference> differences = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      String name = topic.name(prefix);
      TopicDescription description = there.get(name);
      if (description == null) {
        differences.add(new Difference(name, "the topic", "missing", "there", CREATE));
      } else {
        compareSplit(topic, description, differences);
        differences.addAll(
            settings(topic, description, Objects.requireNonNull(settings.get(name), name)));
      }
    }
    return differences;
  }

  /** What differs in the settings of a topic that is there. */
  public List<Difference> settings(Topic topic, TopicDescription there, Config settings) {
    List<Difference> differences = new ArrayList<>();
    changes(topic, there, settings)
        .forEach(
            (setting, found) ->
                differences.add(
                    new Difference(
                        topic.name(prefix),
                        setting,
                        found,
                        wanted(topic, there, setting),
                        REPAIR)));
    return differences;
  }

  /** Sets every setting that differs; returns how many there were. */
  public int repairSettings() throws InterruptedException {
    Map<String, TopicDescription> there = broker.found();
    Map<String, Config> settings = settings(there);
    Map<ConfigResource, Collection<AlterConfigOp>> orders = new HashMap<>();
    int repaired = 0;
    for (Topic topic : Topic.values()) {
      String name = topic.name(prefix);
      TopicDescription description = there.get(name);
      if (description == null) {
        continue;
      }
      List<AlterConfigOp> changes = new ArrayList<>();
      for (String setting :
          changes(topic, description, Objects.requireNonNull(settings.get(name), name)).keySet()) {
        changes.add(
            new AlterConfigOp(
                new ConfigEntry(setting, wanted(topic, description, setting)),
                AlterConfigOp.OpType.SET));
      }
      if (!changes.isEmpty()) {
        orders.put(resource(name), changes);
        repaired += changes.size();
      }
    }
    BrokerTopics.await(admin.incrementalAlterConfigs(orders).all());
    return repaired;
  }

  private void compareSplit(
      Topic topic, TopicDescription description, List<Difference> differences) {
    int found = description.partitions().size();
    int expected = partitions.applyAsInt(topic);
    if (topic.bound() && found != expected) {
      String option =
          switch (topic.spread()) {
            case SKUS -> "start with --partitions " + found + " or use another --prefix";
            case GATES -> "start with --gates " + found + " or use another --prefix";
            case ONE -> "use another --prefix: several partitions have no one order";
          };
      differences.add(
          new Difference(
              topic.name(prefix),
              "the number of partitions",
              Integer.toString(found),
              Integer.toString(expected),
              option));
    }
  }

  /** The settings that differ, with what they are. */
  private static Map<String, String> changes(
      Topic topic, TopicDescription description, Config there) {
    Map<String, String> changes = new TreeMap<>();
    TopicSettings.of(topic, replicas(description))
        .forEach(
            (setting, value) -> {
              ConfigEntry entry = there.get(setting);
              String found = entry == null || entry.value() == null ? "none" : entry.value();
              if (!TopicSettings.same(found, value)) {
                changes.put(setting, found);
              }
            });
    return changes;
  }

  private static String wanted(Topic topic, TopicDescription description, String setting) {
    return Objects.requireNonNull(TopicSettings.of(topic, replicas(description)).get(setting));
  }

  private static int replicas(TopicDescription description) {
    return description.partitions().get(0).replicas().size();
  }

  private Map<String, Config> settings(Map<String, TopicDescription> there)
      throws InterruptedException {
    Map<String, Config> settings = new HashMap<>();
    List<ConfigResource> asked = there.keySet().stream().map(TopicDiff::resource).toList();
    BrokerTopics.await(admin.describeConfigs(asked).all())
        .forEach((resource, config) -> settings.put(resource.name(), config));
    return settings;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}

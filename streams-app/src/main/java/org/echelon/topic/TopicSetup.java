package org.echelon.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/** Creates the topics of a deployment and compares those that exist with what is declared. */
public final class TopicSetup {
  private final Admin admin;
  private final BrokerTopics broker;
  private final String prefix;
  private final ToIntFunction<Topic> partitions;

  public TopicSetup(Admin admin, String prefix, ToIntFunction<Topic> partitions) {
    this.admin = admin;
    this.broker = new BrokerTopics(admin, prefix);
    this.prefix = prefix;
    this.partitions = partitions;
  }

  /** Creates what is missing, waits until it is there, then checks the partitions of all. */
  public void createMissing(short replicas) throws InterruptedException {
    create(replicas);
    checkPartitions();
  }

  /** Creates what is missing and waits until it is there; what is there is not looked at. */
  public void create(short replicas) throws InterruptedException {
    Set<String> present = BrokerTopics.await(admin.listTopics().names());
    create(
        replicas,
        Arrays.stream(Topic.values())
            .filter(topic -> !present.contains(topic.name(prefix)))
            .toList());
  }

  /** Creates these, none of which is there, and waits until they are. */
  public void create(short replicas, Collection<Topic> missing) throws InterruptedException {
    List<NewTopic> made = new ArrayList<>();
    for (Topic topic : missing) {
      made.add(
          new NewTopic(topic.name(prefix), partitions.applyAsInt(topic), replicas)
              .configs(TopicSettings.of(topic, replicas)));
    }
    NewTopics.create(admin, made);
  }

  /**
   * Compares the partitions of our topics with the deployment's settings; those that upstream
   * systems write by SKU need only be there.
   *
   * @throws IllegalStateException naming each topic that is missing or split otherwise, and the
   *     cure
   */
  public void checkPartitions() throws InterruptedException {
    Map<String, TopicDescription> found = broker.found();
    List<String> wrong = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      TopicDescription description = found.get(topic.name(prefix));
      int expected = partitions.applyAsInt(topic);
      if (description == null) {
        wrong.add(topic.name(prefix) + " is missing; create the topics first");
      } else if (topic.bound() && description.partitions().size() != expected) {
        wrong.add(
            topic.name(prefix)
                + " has "
                + description.partitions().size()
                + " partitions, this deployment needs "
                + expected
                + "; start with the settings it was created with, or use another prefix");
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(String.join("\n", wrong));
    }
  }
}

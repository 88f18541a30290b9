package org.echelon.doctor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.echelon.config.Deployment;
import org.echelon.topic.BrokerTopics;
import org.echelon.topic.Topic;

/**
 * The topics of a deployment as the broker tells of them.
 *
 * @param there those that are there, with what this user may do
 * @param settings of those whose settings this user may see
 * @param missing those that are not there
 * @param hidden those that this user may not look at
 * @param names all topics of the prefix that this user may see, ours or not
 */
record TopicsSeen(
    Map<Topic, TopicDescription> there,
    Map<Topic, Config> settings,
    Set<Topic> missing,
    Set<Topic> hidden,
    Set<String> names) {

  static TopicsSeen look(Admin admin, Deployment deployment) throws InterruptedException {
    Map<Topic, TopicDescription> there = new EnumMap<>(Topic.class);
    Set<Topic> missing = EnumSet.noneOf(Topic.class);
    Set<Topic> hidden = EnumSet.noneOf(Topic.class);
    List<String> asked = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      asked.add(deployment.name(topic));
    }
    DescribeTopicsOptions withRights = new DescribeTopicsOptions();
    withRights.includeAuthorizedOperations(true);
    for (Map.Entry<String, KafkaFuture<TopicDescription>> answer :
        admin.describeTopics(asked, withRights).topicNameValues().entrySet()) {
      Topic topic = Topic.ofSuffix(answer.getKey().substring(deployment.prefix().length()));
      try {
        there.put(topic, answer.getValue().get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          missing.add(topic);
        } else if (e.getCause() instanceof AuthorizationException) {
          hidden.add(topic);
        } else {
          throw new IllegalStateException("the broker refused: " + e.getCause(), e);
        }
      }
    }
    Set<String> names = new TreeSet<>(BrokerTopics.await(admin.listTopics().names()));
    names.removeIf(name -> !name.startsWith(deployment.prefix()));
    return new TopicsSeen(there, settings(admin, there), missing, hidden, names);
  }

  private static Map<Topic, Config> settings(Admin admin, Map<Topic, TopicDescription> there)
      throws InterruptedException {
    List<ConfigResource> asked = there.values().stream().map(d -> resource(d.name())).toList();
    Map<ConfigResource, KafkaFuture<Config>> answers = admin.describeConfigs(asked).values();
    Map<Topic, Config> settings = new EnumMap<>(Topic.class);
    for (Map.Entry<Topic, TopicDescription> one : there.entrySet()) {
      try {
        settings.put(
            one.getKey(),
            Objects.requireNonNull(answers.get(resource(one.getValue().name()))).get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof AuthorizationException)) {
          throw new IllegalStateException("the broker refused: " + e.getCause(), e);
        }
      }
    }
    return settings;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  /** Why the records of a topic cannot be read, if so. */
  Optional<String> unreadable(Topic topic, String name) {
    if (missing.contains(topic)) {
      return Optional.of(name + " is missing");
    }
    if (hidden.contains(topic) || !may(topic, AclOperation.READ)) {
      return Optional.of("this user may not read " + name);
    }
    return Optional.empty();
  }

  /**
   * Whether this user may do something with a topic that is there; brokers without rules say so.
   */
  boolean may(Topic topic, AclOperation operation) {
    TopicDescription description = there.get(topic);
    return description != null
        && (description.authorizedOperations() == null
            || description.authorizedOperations().contains(operation));
  }

  /** The partitions of a topic that is there. */
  List<TopicPartition> partitions(Topic topic) {
    TopicDescription description = Objects.requireNonNull(there.get(topic), topic.suffix());
    return description.partitions().stream()
        .map(partition -> new TopicPartition(description.name(), partition.partition()))
        .toList();
  }
}

package org.echelon.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of a deployment and compares those that exist with what is declared. */
public final class TopicSetup {
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final Admin admin;
  private final String prefix;
  private final ToIntFunction<Topic> partitions;

  public TopicSetup(Admin admin, String prefix, ToIntFunction<Topic> partitions) {
    this.admin = admin;
    this.prefix = prefix;
    this.partitions = partitions;
  }

  /** Creates what is missing, waits until it is there, then checks the partitions of all. */
  public void createMissing(short replicas) throws InterruptedException {
    Set<String> present = await(admin.listTopics().names());
    List<NewTopic> missing = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (!present.contains(topic.name(prefix))) {
        missing.add(
            new NewTopic(topic.name(prefix), partitions.applyAsInt(topic), replicas)
                .configs(settings(topic)));
      }
    }
    await(admin.createTopics(missing).all());
    // A broker answers that a topic is made a moment before all of them know it.
    long until = System.nanoTime() + VISIBLE_WITHIN.toNanos();
    while (found().size() < Topic.values().length && System.nanoTime() < until) {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
    checkPartitions();
  }

  /**
   * Compares the partitions of our topics with the deployment's settings; those that upstream
   * systems write by SKU need only be there.
   *
   * @throws IllegalStateException naming each topic that is missing or split otherwise, and the
   *     cure
   */
  public void checkPartitions() throws InterruptedException {
    Map<String, TopicDescription> found = found();
    List<String> wrong = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      TopicDescription description = found.get(topic.name(prefix));
      int expected = partitions.applyAsInt(topic);
      if (description == null) {
        wrong.add(topic.name(prefix) + " is missing; create the topics first");
      } else if (bound(topic) && description.partitions().size() != expected) {
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

  /** Our topics that are there, by name. */
  private Map<String, TopicDescription> found() throws InterruptedException {
    List<String> names = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      names.add(topic.name(prefix));
    }
    Map<String, TopicDescription> found = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> answer :
        admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        found.put(answer.getKey(), answer.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw failed(e);
        }
      }
    }
    return found;
  }

  /** Topics that others write by SKU may be split as they like: intake puts them in their place. */
  private static boolean bound(Topic topic) {
    return switch (topic) {
      case ORDER, SHIPMENT, RECEIPT, ADJUSTMENT, ACK, FORECAST, ITEM -> false;
      default -> true;
    };
  }

  private static Map<String, String> settings(Topic topic) {
    Map<String, String> settings = new HashMap<>();
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy());
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxBytes() + 65536));
    topic
        .retention()
        .ifPresent(
            kept -> settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis())));
    return settings;
  }

  private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(ExecutionException e) {
    return e.getCause() instanceof TimeoutException
        ? new UnreachableException(
            "the broker does not answer; is it running, and is --bootstrap its address?", e)
        : new IllegalStateException("the broker refused: " + e.getCause(), e);
  }
}

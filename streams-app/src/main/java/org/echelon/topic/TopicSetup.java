package org.echelon.topic;

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
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;

/** Creates the topics of a deployment and compares those that exist with what is declared. */
public final class TopicSetup {
  private final Admin admin;
  private final String prefix;
  private final ToIntFunction<Topic> partitions;

  public TopicSetup(Admin admin, String prefix, ToIntFunction<Topic> partitions) {
    this.admin = admin;
    this.prefix = prefix;
    this.partitions = partitions;
  }

  /** Creates what is missing, then checks the partition counts of what was there. */
  public void createMissing(short replicas) throws InterruptedException {
    Set<String> present = await(() -> admin.listTopics().names().get());
    List<NewTopic> missing = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (!present.contains(topic.name(prefix))) {
        missing.add(
            new NewTopic(topic.name(prefix), partitions.applyAsInt(topic), replicas)
                .configs(settings(topic)));
      }
    }
    await(() -> admin.createTopics(missing).all().get());
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
    Map<String, TopicDescription> found =
        await(
            () -> {
              Map<String, TopicDescription> all = new HashMap<>();
              Set<String> names = admin.listTopics().names().get();
              List<String> ours = new ArrayList<>();
              for (Topic topic : Topic.values()) {
                if (names.contains(topic.name(prefix))) {
                  ours.add(topic.name(prefix));
                }
              }
              all.putAll(admin.describeTopics(ours).allTopicNames().get());
              return all;
            });
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

  private interface Call<T> {
    T get() throws InterruptedException, ExecutionException;
  }

  private static <T> T await(Call<T> call) throws InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new UnreachableException(
            "the broker does not answer; is it running, and is --bootstrap its address?", e);
      }
      throw new IllegalStateException("the broker refused: " + e.getCause().getMessage(), e);
    }
  }
}

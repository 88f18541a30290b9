package org.echelon.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates topics that can be written to when it returns.
 *
 * <p>A broker answers that topics are made before all their partitions take records. A producer
 * that writes meanwhile is turned away with its first batch of a partition but may get in with the
 * second: the partition, which has not heard of that producer, takes it, and from then on the first
 * is out of order and refused until it expires. The more partitions, the longer the gap.
 */
public final class NewTopics {
  private static final Duration SERVED_WITHIN = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_MILLIS = 50;

  private NewTopics() {}

  /**
   * Creates topics and waits until the leader of each partition answers.
   *
   * @param topics with their numbers of partitions
   * @throws UnreachableException when no answer comes in time
   * @throws IllegalStateException when the broker refuses
   */
  public static void create(Admin admin, Collection<NewTopic> topics) throws InterruptedException {
    BrokerTopics.await(admin.createTopics(topics).all());
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    long until = System.nanoTime() + SERVED_WITHIN.toNanos();
    while (!known(admin, topics) || !served(admin, ends)) {
      if (System.nanoTime() > until) {
        throw new UnreachableException(
            "the broker has made topics but does not serve them; look into its log");
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  private static boolean known(Admin admin, Collection<NewTopic> topics)
      throws InterruptedException {
    return isThere(
        admin.describeTopics(topics.stream().map(NewTopic::name).toList()).allTopicNames());
  }

  private static boolean served(Admin admin, Map<TopicPartition, OffsetSpec> ends)
      throws InterruptedException {
    return isThere(admin.listOffsets(ends).all());
  }

  /** Whether a broker knows what it was asked about; another may know more by now. */
  private static boolean isThere(KafkaFuture<?> answer) throws InterruptedException {
    try {
      var unused = answer.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw BrokerTopics.failed(e);
    }
  }
}

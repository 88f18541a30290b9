package org.echelon.doctor;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.echelon.config.Deployment;

/**
 * What moves, at a moment.
 *
 * @param atNanos when it was taken
 * @param beforeMillis this machine's time before the broker was asked for its stamp
 * @param afterMillis this machine's time after it had answered
 * @param lags records that each application still has to read, by application; those that have
 *     never committed are left out
 * @param stampMillis the newest time that the broker itself has written: that of the last commit of
 *     any group or transaction; -1 where there is none or this user may not see it
 */
record Sample(
    long atNanos, long beforeMillis, long afterMillis, Map<String, Long> lags, long stampMillis) {
  /** Brokers write these themselves, with the time of their own clock. */
  private static final List<String> WRITTEN_BY_BROKERS =
      List.of("__consumer_offsets", "__transaction_state");

  static Sample take(Admin admin, Deployment deployment, Clock clock) throws InterruptedException {
    Map<String, Long> lags = new HashMap<>();
    for (String app : GroupsSeen.APPLICATIONS) {
      long lag = lag(admin, deployment.applicationId(app));
      if (lag >= 0) {
        lags.put(app, lag);
      }
    }
    Map<TopicPartition, OffsetSpec> newest = newest(admin);
    long before = clock.millis();
    long stamp = -1;
    ListOffsetsResult answer = admin.listOffsets(newest);
    for (TopicPartition partition : newest.keySet()) {
      stamp = Math.max(stamp, stamp(answer, partition));
    }
    return new Sample(System.nanoTime(), before, clock.millis(), lags, stamp);
  }

  /** The newest time in a partition, -1 where there is none or it is not told. */
  private static long stamp(ListOffsetsResult answer, TopicPartition partition)
      throws InterruptedException {
    try {
      return answer.partitionResult(partition).get().timestamp();
    } catch (ExecutionException e) {
      // Another partition tells the time as well.
      return -1;
    }
  }

  /** Records between what a group has committed and the ends; -1 where it has committed nothing. */
  private static long lag(Admin admin, String group) throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      committed.forEach(
          (partition, offset) -> {
            if (offset != null) {
              asked.put(partition, OffsetSpec.latest());
            }
          });
      if (asked.isEmpty()) {
        return -1;
      }
      ListOffsetsResult ends = admin.listOffsets(asked);
      long lag = 0;
      for (TopicPartition partition : asked.keySet()) {
        OffsetAndMetadata offset = committed.get(partition);
        long end = ends.partitionResult(partition).get().offset();
        lag += offset == null ? 0 : Math.max(0, end - offset.offset());
      }
      return lag;
    } catch (ExecutionException e) {
      // Of a group that is not there, or not ours to see, another check tells.
      return -1;
    }
  }

  private static Map<TopicPartition, OffsetSpec> newest(Admin admin) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
    for (KafkaFuture<TopicDescription> answer :
        admin.describeTopics(WRITTEN_BY_BROKERS).topicNameValues().values()) {
      partitions(answer).forEach(partition -> newest.put(partition, OffsetSpec.maxTimestamp()));
    }
    return newest;
  }

  private static List<TopicPartition> partitions(KafkaFuture<TopicDescription> answer)
      throws InterruptedException {
    try {
      TopicDescription topic = answer.get();
      return topic.partitions().stream()
          .map(partition -> new TopicPartition(topic.name(), partition.partition()))
          .toList();
    } catch (ExecutionException e) {
      // It comes with the first group or transaction; the other one may be there.
      return List.of();
    }
  }
}

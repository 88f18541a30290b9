package org.echelon.job;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;

/**
 * Whose turn it is to price: of all pricing jobs of a deployment the one that their consumer group
 * gives the one partition of the clock. Nothing is read through it; when a job is silent for ten
 * seconds the turn goes to another, which its heartbeat decides: a job that works looks up only
 * between two runs.
 */
final class PricingTurn implements AutoCloseable {
  private static final int SILENT_MILLIS = 10_000;

  /** Far above the longest run, or a job would lose its turn for working. */
  private static final int LONGEST_RUN_MILLIS = 30 * 60_000;

  private final Consumer<byte[], byte[]> member;

  PricingTurn(Deployment deployment) {
    member =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.GROUP_ID_CONFIG,
                deployment.applicationId("pricing"),
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                SILENT_MILLIS,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                SILENT_MILLIS / 5,
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                LONGEST_RUN_MILLIS,
                // Keeps the turn where it is when a job joins; the usual assignors take every
                // partition back first, and the job at work would begin again from nothing.
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    member.subscribe(
        List.of(deployment.name(Topic.TICK)),
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            member.pause(partitions);
          }

          @Override
          public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // Nothing is held by having read: the next look says that the turn is over.
          }
        });
  }

  /** Looks, waiting at most that long for news. */
  boolean mine(Duration wait) {
    member.poll(wait);
    return !member.assignment().isEmpty();
  }

  @Override
  public void close() {
    member.close();
  }
}

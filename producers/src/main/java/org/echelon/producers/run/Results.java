package org.echelon.producers.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;

/**
 * Follows what Echelon publishes, read committed: what an aborted transaction wrote is never seen.
 * For one thread.
 */
public final class Results implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(5);

  private final Deployment deployment;
  private final PublicValues values;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Handler handler;

  /** Takes what was published. */
  public interface Handler {

    /** A record of a public topic. */
    void published(Topic topic, String key, SpecificRecord record);

    /** A refused record; the headers say why. */
    default void refused(ConsumerRecord<String, byte[]> record) {}
  }

  /** Starts with the oldest record of each topic. */
  public Results(Deployment deployment, PublicValues values, Set<Topic> topics, Handler handler) {
    this.deployment = deployment;
    this.values = values;
    this.handler = handler;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                5,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    topics.stream()
        .sorted(Comparator.naturalOrder())
        .forEach(
            topic -> {
              for (int p = 0; p < deployment.partitionsOf(topic); p++) {
                partitions.add(new TopicPartition(deployment.name(topic), p));
              }
            });
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Takes what has arrived. */
  public void poll() {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      Topic topic = Topic.ofSuffix(record.topic().substring(deployment.prefix().length()));
      if (topic == Topic.REFUSED) {
        handler.refused(record);
      } else if (record.value() != null) {
        SpecificRecord published = values.read(record.topic(), record.value());
        if (published != null) {
          handler.published(topic, record.key(), published);
        }
      }
    }
  }

  /** Takes everything that is committed now. */
  public void drain() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      poll();
    }
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }
}

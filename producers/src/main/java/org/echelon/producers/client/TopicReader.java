package org.echelon.producers.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics to the end that they have now, read committed. For one thread. */
final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int GIVE_UP_MILLIS = 60_000;

  private final KafkaConsumer<String, byte[]> consumer;

  TopicReader(String bootstrap) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                GIVE_UP_MILLIS,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * The partitions that a topic has.
   *
   * @throws IllegalStateException when there is no such topic
   */
  List<TopicPartition> partitions(String topic) {
    List<TopicPartition> partitions = new ArrayList<>();
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    if (infos != null) {
      infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    if (partitions.isEmpty()) {
      throw new IllegalStateException(
          "there is no topic " + topic + "; set up with ./echelon topics create");
    }
    return partitions;
  }

  /** The offset after the last committed record of each partition. */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return consumer.endOffsets(partitions);
  }

  /** From now on {@link #drain} reads these, at most so many of their newest records at first. */
  void follow(List<TopicPartition> partitions, long newest) {
    consumer.assign(partitions);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    ends(partitions)
        .forEach(
            (partition, end) ->
                consumer.seek(
                    partition, Math.max(first.getOrDefault(partition, 0L), end - newest)));
  }

  /** Takes everything that is committed now and was not taken before. */
  void drain(Consumer<ConsumerRecord<String, byte[]>> taker) {
    Map<TopicPartition, Long> ends = ends(consumer.assignment());
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(POLL).forEach(taker);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}

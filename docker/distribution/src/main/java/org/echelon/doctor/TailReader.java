package org.echelon.doctor;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the newest committed records of partitions, without a group, within a limited time. */
final class TailReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final int ANSWER_MILLIS = 8_000;

  private final KafkaConsumer<String, byte[]> consumer;

  TailReader(String bootstrap) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Reads the last so many offsets of each partition; fewer records where transactions and
   * compaction have left gaps.
   *
   * @return whether all came in time
   */
  boolean tail(
      Map<TopicPartition, Long> offsetsBack, Consumer<ConsumerRecord<String, byte[]>> reader) {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(offsetsBack.keySet());
    Map<TopicPartition, Long> ends = consumer.endOffsets(offsetsBack.keySet());
    consumer.assign(offsetsBack.keySet());
    offsetsBack.forEach(
        (partition, back) ->
            consumer.seek(partition, Math.max(at(begins, partition), at(ends, partition) - back)));
    return toEnd(ends, reader);
  }

  /**
   * Reads what was written since a moment.
   *
   * @return whether all came in time
   */
  boolean since(
      Collection<TopicPartition> partitions,
      long millis,
      Consumer<ConsumerRecord<String, byte[]>> reader) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, millis));
    Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp start = starts.get(partition);
      if (start == null) {
        consumer.seekToEnd(List.of(partition));
      } else {
        consumer.seek(partition, start.offset());
      }
    }
    return toEnd(ends, reader);
  }

  private boolean toEnd(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<String, byte[]>> reader) {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      if (System.nanoTime() > until) {
        return false;
      }
      consumer.poll(POLL).forEach(reader);
    }
    return true;
  }

  private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return Objects.requireNonNull(offsets.get(partition));
  }

  @Override
  public void close() {
    consumer.close();
  }
}

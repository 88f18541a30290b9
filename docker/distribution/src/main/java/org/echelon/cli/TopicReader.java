package org.echelon.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.echelon.topic.UnreachableException;

/** Reads the committed records of a topic, without a group, as bytes. */
final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long FIRST_STEP = 64;
  private static final int FASTER = 8;

  private final String bootstrap;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> ends;

  /** What is there at this moment counts as the topic's end. */
  TopicReader(String bootstrap, String topic) {
    this.bootstrap = bootstrap;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                // A close waits for the fetch that is under way, so a short one ends commands
                // sooner.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                60_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .sorted(Comparator.comparingInt(TopicPartition::partition))
            .toList();
    consumer.assign(partitions);
    this.ends = consumer.endOffsets(partitions);
  }

  /** Goes to the oldest records. */
  void rewind() {
    consumer.seekToBeginning(partitions);
  }

  private static long begin(Map<TopicPartition, Long> begins, TopicPartition partition) {
    return Objects.requireNonNull(begins.get(partition));
  }

  private long end(TopicPartition partition) {
    return Objects.requireNonNull(ends.get(partition));
  }

  private static Deque<ConsumerRecord<byte[], byte[]>> kept(
      Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> found, TopicPartition partition) {
    return Objects.requireNonNull(found.get(partition));
  }

  /** Whether everything that was there at the start has been read. */
  boolean atEnd() {
    return partitions.stream().allMatch(p -> consumer.position(p) >= end(p));
  }

  /** Reads on; returns how many records came. */
  int poll(Duration wait, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
    records.forEach(reader);
    return records.count();
  }

  /**
   * The last records that are wanted, oldest first by the time of the broker; reading goes on at
   * the end. Offsets do not count records (transactions and compaction leave gaps), so it looks
   * further and further back.
   */
  List<ConsumerRecord<byte[], byte[]>> last(
      int count, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> found;
    long back = Math.max(FIRST_STEP, 2L * count);
    boolean enough;
    do {
      for (TopicPartition partition : partitions) {
        consumer.seek(partition, Math.max(begin(begins, partition), end(partition) - back));
      }
      found = read(count, wanted);
      enough = true;
      for (TopicPartition partition : partitions) {
        boolean all = end(partition) - back <= begin(begins, partition);
        enough &= all || kept(found, partition).size() >= count;
      }
      back *= FASTER;
    } while (!enough);
    List<ConsumerRecord<byte[], byte[]>> newest = new ArrayList<>();
    found.values().forEach(newest::addAll);
    newest.sort(
        Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
            .thenComparingInt(ConsumerRecord::partition)
            .thenComparingLong(ConsumerRecord::offset));
    return newest.subList(Math.max(0, newest.size() - count), newest.size());
  }

  /** Reads to the end and keeps the last records of each partition. */
  private Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> read(
      int count, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
    partitions.forEach(partition -> found.put(partition, new ArrayDeque<>()));
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!atEnd()) {
      int read =
          poll(
              POLL,
              record -> {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                Deque<ConsumerRecord<byte[], byte[]>> kept = kept(found, partition);
                if (record.offset() < end(partition) && wanted.test(record)) {
                  kept.addLast(record);
                  if (kept.size() > count) {
                    kept.removeFirst();
                  }
                }
              });
      if (read > 0) {
        until = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > until) {
        throw new UnreachableException(
            "the broker at " + bootstrap + " has sent nothing for 30 s; is it still running?");
      }
    }
    // What came after the end is read again by whoever follows.
    ends.forEach(consumer::seek);
    return found;
  }

  @Override
  public void close() {
    consumer.close();
  }
}

package org.echelon.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.echelon.config.Deployment;
import org.echelon.topic.UnreachableException;

/**
 * Fetches the bytes of refused records that only their origin has: Plan refuses what intake has
 * taken in, and does not keep it. O(n log n) in the records, with a seek for each that lies far
 * from the one before.
 */
public final class OriginReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What lies nearer is read past, which is faster than another fetch. */
  private static final long NEAR = 1_000;

  private final String prefix;
  private final KafkaConsumer<byte[], byte[]> consumer;

  public OriginReader(Deployment deployment) {
    this.prefix = deployment.prefix();
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** The entries in their order, with bytes wherever they still are. */
  public List<RefusedEntry> fill(List<RefusedEntry> entries) {
    Map<TopicPartition, NavigableSet<Long>> wanted = new HashMap<>();
    for (RefusedEntry entry : entries) {
      if (entry.gone()) {
        entry
            .place()
            .filter(place -> place.topic().startsWith(prefix))
            .ifPresent(
                place ->
                    wanted.computeIfAbsent(place, p -> new TreeSet<>()).add(entry.originOffset()));
      }
    }
    if (wanted.isEmpty()) {
      return entries;
    }
    Map<TopicPartition, Map<Long, ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
    Set<String> there = consumer.listTopics().keySet();
    wanted.forEach(
        (place, offsets) -> {
          if (there.contains(place.topic())) {
            found.put(place, read(place, offsets));
          }
        });
    List<RefusedEntry> filled = new ArrayList<>();
    for (RefusedEntry entry : entries) {
      ConsumerRecord<byte[], byte[]> record =
          entry
              .place()
              .map(place -> found.getOrDefault(place, Map.of()).get(entry.originOffset()))
              .orElse(null);
      filled.add(entry.gone() && record != null ? entry.with(record) : entry);
    }
    return filled;
  }

  private Map<Long, ConsumerRecord<byte[], byte[]>> read(
      TopicPartition place, NavigableSet<Long> wanted) {
    List<TopicPartition> places = List.of(place);
    consumer.assign(places);
    long begin = consumer.beginningOffsets(places).getOrDefault(place, 0L);
    long end = consumer.endOffsets(places).getOrDefault(place, 0L);
    Map<Long, ConsumerRecord<byte[], byte[]>> found = new TreeMap<>();
    if (begin >= end) {
      return found;
    }
    NavigableSet<Long> left = new TreeSet<>(wanted.subSet(begin, true, end, false));
    long until = System.nanoTime() + PATIENCE.toNanos();
    if (!left.isEmpty()) {
      consumer.seek(place, left.first());
    }
    while (!left.isEmpty()) {
      long first = left.first();
      long at = consumer.position(place);
      if (at > first) {
        // Passed without having been met: removed by the broker.
        left.remove(first);
      } else {
        if (first - at > NEAR) {
          consumer.seek(place, first);
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (left.remove(record.offset())) {
            found.put(record.offset(), record);
          }
          until = System.nanoTime() + PATIENCE.toNanos();
        }
        if (System.nanoTime() > until) {
          throw new UnreachableException(
              "the broker has sent nothing of " + place + " for 30 s; is it still running?");
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    consumer.close();
  }
}

package org.echelon.throughput;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.echelon.config.Deployment;

/** What an application has written to the changelogs of its stores since a moment. */
public final class ChangelogSizes implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String SUFFIX = "-changelog";

  private final String application;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> since;

  /**
   * The changes of a store.
   *
   * @param writes records
   * @param bytes of keys and values
   * @param meanValueBytes of values that are no deletions
   */
  public record Store(long writes, long bytes, double meanValueBytes) {}

  private ChangelogSizes(
      String application, KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> since) {
    this.application = application;
    this.consumer = consumer;
    this.since = since;
  }

  /** Starts to count from what is there now. */
  public static ChangelogSizes from(Deployment deployment, String application) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .listTopics()
        .forEach(
            (topic, infos) -> {
              if (topic.startsWith(application + "-") && topic.endsWith(SUFFIX)) {
                infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
              }
            });
    consumer.assign(partitions);
    return new ChangelogSizes(application, consumer, Map.copyOf(consumer.endOffsets(partitions)));
  }

  /** What was written since then, by store. */
  public Map<String, Store> read() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(since.keySet());
    since.forEach(consumer::seek);
    Map<String, long[]> sums = new TreeMap<>();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        String store =
            record
                .topic()
                .substring(application.length() + 1, record.topic().length() - SUFFIX.length());
        long[] sum = sums.computeIfAbsent(store, s -> new long[4]);
        sum[0]++;
        sum[1] += record.key().length + (record.value() == null ? 0 : record.value().length);
        sum[2] += record.value() == null ? 0 : 1;
        sum[3] += record.value() == null ? 0 : record.value().length;
      }
    }
    Map<String, Store> stores = new TreeMap<>();
    sums.forEach(
        (store, sum) ->
            stores.put(
                store, new Store(sum[0], sum[1], sum[2] == 0 ? 0 : (double) sum[3] / sum[2])));
    return stores;
  }

  @Override
  public void close() {
    consumer.close();
  }
}

package org.echelon.throughput;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to given partitions of a topic. */
final class LogWriter implements AutoCloseable {
  private static final int BATCH_BYTES = 256 * 1024;
  private static final int LARGEST = 9 * 1024 * 1024;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  LogWriter(String bootstrap, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 2,
                ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void send(List<Backlog.Entry> entries) {
    for (Backlog.Entry entry : entries) {
      producer.send(
          new ProducerRecord<>(topic, entry.partition(), entry.key(), entry.value()), this::note);
    }
  }

  /** The offset after the last record of each partition, once all are stored. */
  Map<TopicPartition, Long> ends() {
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the broker did not take a record", failed);
    }
    return Map.copyOf(ends);
  }

  private void note(RecordMetadata metadata, @Nullable Exception failed) {
    if (failed != null) {
      failure.compareAndSet(null, failed);
    } else {
      ends.merge(new TopicPartition(topic, metadata.partition()), metadata.offset() + 1, Math::max);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

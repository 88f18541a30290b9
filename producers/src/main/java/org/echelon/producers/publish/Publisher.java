package org.echelon.producers.publish;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.processor.EventHeaders;
import org.echelon.topic.Topic;

/**
 * Publishes records with their CloudEvents headers, idempotently, and knows how far it has written.
 * For one thread.
 */
public final class Publisher implements AutoCloseable {
  /** Below the smallest record limit of any topic, which holds for whole batches. */
  private static final int BATCH = 48 * 1024;

  private static final int LARGEST_RECORD = 9 * 1024 * 1024;

  private final Deployment deployment;
  private final PublicValues values;
  private final Producer<String, byte[]> producer;
  private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  public Publisher(Deployment deployment, PublicValues values) {
    this.deployment = deployment;
    this.values = values;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                LARGEST_RECORD),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Sends a record under its key; {@code at} is when it happened. */
  public void send(Topic topic, String key, SpecificRecord record, Instant at) {
    String name = deployment.name(topic);
    producer.send(
        new ProducerRecord<>(
            name,
            null,
            key,
            values.write(name, record),
            EventHeaders.of("producers", key, record, at)),
        this::note);
  }

  /**
   * Waits until everything sent is stored.
   *
   * @throws IllegalStateException when the broker did not take a record
   */
  public void flush() {
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the broker did not take a record", failed);
    }
  }

  /** The offset after the last record written, by partition; exact after {@link #flush}. */
  public Map<TopicPartition, Long> written() {
    Map<TopicPartition, Long> ends = new TreeMap<>(BY_NAME);
    ends.putAll(written);
    return ends;
  }

  @Override
  public void close() {
    producer.close();
    values.close();
  }

  private void note(RecordMetadata metadata, Exception failed) {
    if (failed != null) {
      failure.compareAndSet(null, failed);
    } else {
      written.merge(
          new TopicPartition(metadata.topic(), metadata.partition()),
          metadata.offset() + 1,
          Math::max);
    }
  }

  private static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);
}

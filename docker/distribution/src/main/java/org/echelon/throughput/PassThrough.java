package org.echelon.throughput;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.echelon.config.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * A consumer and a producer without anything between them, on one thread: what is read is written,
 * with the offsets in the same transaction, one for each commit interval.
 */
public final class PassThrough implements Contender {
  private static final Duration POLL = Duration.ofMillis(5);
  private static final long JOIN_MILLIS = 20_000;

  private final String id;
  private final LoadTopic load;
  private final String output;
  private final long commitNanos;
  private final Map<String, Object> consuming;
  private final Map<String, Object> producing;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closing;

  private PassThrough(Deployment deployment, LoadTopic load, String output) {
    this.id = deployment.applicationId("pass");
    this.load = load;
    this.output = output;
    this.commitNanos = deployment.commitMillis() * 1_000_000L;
    this.consuming =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            deployment.bootstrap(),
            ConsumerConfig.GROUP_ID_CONFIG,
            id,
            ConsumerConfig.CLIENT_ID_CONFIG,
            id + "-consumer",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    this.producing =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            deployment.bootstrap(),
            ProducerConfig.CLIENT_ID_CONFIG,
            id + "-producer",
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            id,
            ProducerConfig.LINGER_MS_CONFIG,
            5);
    this.thread = new Thread(this::run, id + "-1");
  }

  /**
   * Starts it.
   *
   * @param output an empty topic that is there
   */
  public static PassThrough start(Deployment deployment, LoadTopic load, String output) {
    PassThrough started = new PassThrough(deployment, load, output);
    started.thread.start();
    return started;
  }

  private void run() {
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                consuming, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      consumer.assign(load.ends().keySet());
      while (!closing) {
        transaction(consumer, producer);
      }
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void transaction(
      KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer) {
    Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    long until = System.nanoTime() + commitNanos;
    producer.beginTransaction();
    while (System.nanoTime() < until) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        producer.send(
            new ProducerRecord<>(output, record.partition(), record.key(), record.value()));
        read.put(
            new TopicPartition(record.topic(), record.partition()),
            new OffsetAndMetadata(record.offset() + 1));
      }
    }
    if (read.isEmpty()) {
      producer.abortTransaction();
    } else {
      producer.sendOffsetsToTransaction(read, consumer.groupMetadata());
      producer.commitTransaction();
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Map<TopicPartition, Long> to() {
    return load.ends();
  }

  @Override
  public void check() {
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the pass-through has failed", failed);
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

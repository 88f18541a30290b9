package org.echelon.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.echelon.codec.PlanCodec;
import org.echelon.config.Deployment;
import org.echelon.topic.SkuPartition;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plan of a SKU from the broker, when a person looks at it: the very bytes that Plan
 * publishes for the pricing job whenever it has planned the SKU anew. A partition is read through
 * once, later on by what is new; where the newest record of each SKU stands is kept, some 100 bytes
 * each, the plans are not.
 */
final class LadderReader implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Deployment deployment;
  private final Map<Integer, Place> places = new HashMap<>();
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private boolean closed;

  /** What has been read of a partition: where the SKUs are, and where to read on. */
  private static final class Place {
    private final Map<String, Long> offsets = new HashMap<>();
    private long next;
  }

  LadderReader(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * The newest plan of a SKU; empty for one without.
   *
   * @throws ApiException while the broker does not answer, or much is to be read first
   */
  synchronized Optional<SkuPlan> read(String sku) {
    if (closed) {
      throw new ApiException(503, "CLOSING", "the console ends", "Open it again.");
    }
    int partition = SkuPartition.of(sku, deployment.partitionsOf(Topic.LADDER));
    TopicPartition one = new TopicPartition(deployment.name(Topic.LADDER), partition);
    Place place = places.computeIfAbsent(partition, p -> new Place());
    try {
      KafkaConsumer<byte[], byte[]> reader = consumer();
      reader.assign(List.of(one));
      long until = System.nanoTime() + LIMIT.toNanos();
      catchUp(reader, one, place, until);
      Long offset = place.offsets.get(sku);
      return offset == null ? Optional.empty() : Optional.of(at(reader, one, offset, until));
    } catch (TimeoutException silent) {
      throw silent();
    }
  }

  private void catchUp(
      KafkaConsumer<byte[], byte[]> reader, TopicPartition one, Place place, long until) {
    long begin = reader.beginningOffsets(List.of(one), LIMIT).getOrDefault(one, 0L);
    long end = reader.endOffsets(List.of(one), LIMIT).getOrDefault(one, 0L);
    if (end < place.next) {
      // The topic was made anew.
      place.offsets.clear();
      place.next = begin;
    }
    reader.seek(one, Math.max(begin, place.next));
    while (reader.position(one) < end) {
      if (System.nanoTime() > until) {
        throw new ApiException(
            503,
            "PLANS_BEING_READ",
            "plans are being read, " + (end - reader.position(one)) + " records to go",
            "Ask again in a moment; it goes on where it was.");
      }
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        String sku = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
          place.offsets.remove(sku);
        } else {
          place.offsets.put(sku, record.offset());
        }
      }
      place.next = reader.position(one);
    }
  }

  private static SkuPlan at(
      KafkaConsumer<byte[], byte[]> reader, TopicPartition one, long offset, long until) {
    reader.seek(one, offset);
    while (System.nanoTime() < until) {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        if (record.offset() == offset && record.value() != null) {
          return PlanCodec.decode(record.value());
        }
        // A newer plan has taken its place meanwhile.
        throw silent();
      }
    }
    throw silent();
  }

  private static ApiException silent() {
    return new ApiException(
        503, "BROKER_SILENT", "the broker does not send this plan", "Ask again in a moment.");
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  deployment.bootstrap(),
                  ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                  "read_committed",
                  ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                  "earliest",
                  ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                  false,
                  ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                  5_000,
                  ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                  (int) LIMIT.toMillis()),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
    }
    return consumer;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }
}

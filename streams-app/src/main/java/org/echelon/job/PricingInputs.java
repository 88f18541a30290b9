package org.echelon.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.echelon.codec.PlanCodec;
import org.echelon.codec.PublicValues;
import org.echelon.codec.UnreadableException;
import org.echelon.config.Deployment;
import org.echelon.processor.intake.FormCheck;
import org.echelon.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topics that pricing needs and tells the desk. A record that intake would refuse is
 * passed over here too. Wall time serves only to notice when the ladders have come to rest.
 */
final class PricingInputs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PricingInputs.class);
  private static final List<Topic> FOLLOWED =
      List.of(Topic.NETWORK, Topic.PRICE, Topic.LADDER, Topic.CONTROL, Topic.TICK);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final long REST_NANOS = Duration.ofMillis(300).toNanos();
  private static final long LONGEST_REST_NANOS = Duration.ofSeconds(5).toNanos();

  private final Deployment deployment;
  private final PublicValues values;
  private final PricingDesk desk;
  private final boolean ladders;
  private final Consumer<String, byte[]> consumer;
  private long lastLadderNanos = System.nanoTime();

  /**
   * @param ladders whether the desk keeps ladders; if not, only their coming to rest is noticed
   */
  PricingInputs(Deployment deployment, PublicValues values, PricingDesk desk, boolean ladders) {
    this.ladders = ladders;
    this.deployment = deployment;
    this.values = values;
    this.desk = desk;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all = new ArrayList<>();
    for (Topic topic : topics(desk)) {
      for (int p = 0; p < deployment.partitionsOf(topic); p++) {
        all.add(new TopicPartition(deployment.name(topic), p));
      }
    }
    consumer.assign(all);
    consumer.seekToBeginning(all);
    if (!ladders) {
      String topic = deployment.name(Topic.LADDER);
      consumer.seekToEnd(all.stream().filter(one -> one.topic().equals(topic)).toList());
    }
  }

  /** What a desk needs: forecasts only where it looks ahead. */
  static List<Topic> topics(PricingDesk desk) {
    List<Topic> topics = new ArrayList<>(FOLLOWED);
    if (desk.looksAhead()) {
      topics.add(Topic.FORECAST);
    }
    return topics;
  }

  /** Takes everything that is committed now. */
  void catchUp() {
    Set<TopicPartition> all = consumer.assignment();
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      take();
    }
  }

  /** Takes what has arrived. */
  void take() {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      Topic topic = Topic.ofSuffix(record.topic().substring(deployment.prefix().length()));
      if (topic == Topic.LADDER) {
        ladder(record);
        lastLadderNanos = System.nanoTime();
      } else if (topic == Topic.FORECAST && record.value() == null) {
        desk.forecast(record.key(), null);
      } else if (record.value() != null) {
        shared(record);
      }
    }
  }

  private void ladder(ConsumerRecord<String, byte[]> record) {
    if (ladders) {
      byte[] plan = record.value();
      desk.ladder(record.key(), plan == null ? null : PlanCodec.decode(plan));
    }
  }

  /**
   * Whether no ladder has changed for a moment, so that prices are not made of half of them. While
   * some are still of a former network the others are waited for longer: tasks plan anew in the
   * time that events leave them, and a frozen SKU never does.
   */
  boolean atRest() {
    long rest = desk.whole() ? REST_NANOS : LONGEST_REST_NANOS;
    return System.nanoTime() - lastLadderNanos > rest;
  }

  /** Ends a waiting {@link #take}; may be called from another thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void shared(ConsumerRecord<String, byte[]> at) {
    SpecificRecord record;
    try {
      record = values.read(at.topic(), at.value());
    } catch (UnreadableException poison) {
      LOG.warn("passed over {} offset {}: {}", at.topic(), at.offset(), poison.getMessage());
      return;
    }
    if (record == null || FormCheck.check(record).isPresent()) {
      LOG.warn("passed over {} offset {}: intake refuses it", at.topic(), at.offset());
    } else {
      desk.follow(record);
    }
  }
}

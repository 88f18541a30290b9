package org.echelon.doctor;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RegistryValues;
import org.echelon.codec.UnreadableException;
import org.echelon.config.Deployment;
import org.echelon.console.table.ConsoleTables;
import org.echelon.topic.Topic;

/** What a deployment has told last of its time, its tasks, its prices and what people ordered. */
final class Told {
  private static final long ALL = Long.MAX_VALUE;

  /** How many offsets back from the end each topic is read. */
  private static final Map<Topic, Long> BACK =
      Map.of(
          Topic.NETWORK, ALL,
          Topic.CONTROL, ALL,
          Topic.PRICE, 400L,
          Topic.TICK, 20L,
          Topic.TASK, 5_000L,
          Topic.ALERT, 2_000L);

  private final Deployment deployment;
  private final ConsoleTables tables = new ConsoleTables();
  private final Map<Topic, Long> newest = new EnumMap<>(Topic.class);
  private final Map<Topic, Integer> unreadable = new EnumMap<>(Topic.class);
  private final Map<Topic, String> fault = new EnumMap<>(Topic.class);
  private boolean complete;

  private Told(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Reads the ends of those topics that this user may read. */
  static Told read(Deployment deployment, TopicsSeen topics) {
    Map<TopicPartition, Long> back = new HashMap<>();
    BACK.forEach(
        (topic, offsets) -> {
          if (topics.unreadable(topic, "").isEmpty()) {
            topics.partitions(topic).forEach(partition -> back.put(partition, offsets));
          }
        });
    Told told = new Told(deployment);
    try (PublicValues values = new RegistryValues(deployment.registryUrl(), deployment.prefix());
        TailReader reader = new TailReader(deployment.bootstrap())) {
      told.complete = reader.tail(back, record -> told.take(values, record));
    }
    return told;
  }

  private void take(PublicValues values, ConsumerRecord<String, byte[]> record) {
    Topic topic = Topic.ofSuffix(record.topic().substring(deployment.prefix().length()));
    newest.merge(topic, record.timestamp(), Math::max);
    if (record.value() == null) {
      tables.delete(topic, record.key());
      return;
    }
    try {
      SpecificRecord told = Objects.requireNonNull(values.read(record.topic(), record.value()));
      tables.take(told, record.key(), record.timestamp());
    } catch (UnreadableException e) {
      unreadable.merge(topic, 1, Integer::sum);
      fault.put(topic, String.valueOf(e.getMessage()));
    }
  }

  /** All that was read, folded. */
  ConsoleTables tables() {
    return tables;
  }

  /** When the newest record of a topic was written, by the wall's clock; -1 for none. */
  long newestMillis(Topic topic) {
    return newest.getOrDefault(topic, -1L);
  }

  /** How many records nobody can read, by topic. */
  Map<Topic, Integer> unreadable() {
    return unreadable;
  }

  /** What was wrong with the last of them. */
  String fault(Topic topic) {
    return fault.getOrDefault(topic, "");
  }

  /** Whether all of it came in time. */
  boolean complete() {
    return complete;
  }
}

package org.echelon.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.echelon.config.Deployment;
import org.echelon.processor.plan.PlanStores;
import org.echelon.topic.BrokerTopics;
import org.echelon.topic.NewTopics;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Copies what the live Plan has stored to the changelogs of another application, and lets that one
 * begin in the log where the copy ends. Nothing of the live Plan is written or held up.
 *
 * <p>A task of Plan commits its place in the log and its changelogs in one transaction, so both
 * belong together at an instant at which none of its changelogs holds anything uncommitted and its
 * place is the same before and after. Such an instant is waited for, task by task.
 */
final class PlanCopy {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long LOOK_AGAIN_MILLIS = 3;
  private static final Comparator<TopicPartition> BY_PARTITION =
      Comparator.comparingInt(TopicPartition::partition);

  private final Admin admin;
  private final Deployment deployment;
  private final String from;
  private final String to;

  /** Where a task stands: its place in the log, and the ends of its changelogs there. */
  private record Cut(OffsetAndMetadata place, Map<TopicPartition, Long> ends) {}

  /**
   * @param app the application that begins where the live Plan stands; it must not run
   */
  PlanCopy(Admin admin, Deployment deployment, String app) {
    this.admin = admin;
    this.deployment = deployment;
    this.from = deployment.applicationId("plan");
    this.to = deployment.applicationId(app);
  }

  /**
   * Makes the copy.
   *
   * @throws IllegalStateException when no Plan has run here, or it is never still for an instant
   */
  void make() throws InterruptedException {
    createChangelogs();
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    List<TopicPartition> missing = new ArrayList<>();
    for (int p = 0; p < deployment.partitions(); p++) {
      missing.add(new TopicPartition(deployment.name(Topic.SKU_LOG), p));
    }
    long until = System.nanoTime() + LIMIT.toNanos();
    while (!missing.isEmpty()) {
      for (Map.Entry<TopicPartition, Cut> found : cuts(missing).entrySet()) {
        copy(found.getValue().ends());
        places.put(found.getKey(), found.getValue().place());
        missing.remove(found.getKey());
      }
      if (!missing.isEmpty() && System.nanoTime() > until) {
        throw new IllegalStateException(
            "the plan was not still for an instant within "
                + LIMIT.toSeconds()
                + " s on "
                + missing
                + "; try again when there is less to do");
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
    BrokerTopics.await(admin.alterConsumerGroupOffsets(to, places).all());
  }

  /** Those of some tasks that are still at this instant. */
  private Map<TopicPartition, Cut> cuts(List<TopicPartition> logs) throws InterruptedException {
    List<TopicPartition> changelogs = new ArrayList<>();
    logs.forEach(log -> changelogs.addAll(changelogs(log.partition())));
    Map<TopicPartition, OffsetAndMetadata> before = places();
    // In this order: what is committed up to the end, with nothing behind it, is all there is.
    Map<TopicPartition, Long> committed = ends(changelogs, IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> all = ends(changelogs, IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, OffsetAndMetadata> after = places();
    Map<TopicPartition, Cut> cuts = new TreeMap<>(BY_PARTITION);
    for (TopicPartition log : logs) {
      OffsetAndMetadata place = before.get(log);
      Map<TopicPartition, Long> ends = new HashMap<>();
      for (TopicPartition changelog : changelogs(log.partition())) {
        long end = Objects.requireNonNull(committed.get(changelog));
        if (end == Objects.requireNonNull(all.get(changelog))) {
          ends.put(changelog, end);
        }
      }
      boolean still = ends.size() == PlanStores.all().size();
      if (place != null && still && place.equals(after.get(log))) {
        cuts.put(log, new Cut(place, ends));
      }
    }
    return cuts;
  }

  private Map<TopicPartition, OffsetAndMetadata> places() throws InterruptedException {
    return BrokerTopics.await(
        admin
            .listConsumerGroupOffsets(
                Map.of(from, new ListConsumerGroupOffsetsSpec()),
                new ListConsumerGroupOffsetsOptions().requireStable(true))
            .partitionsToOffsetAndMetadata(from));
  }

  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions, IsolationLevel isolation)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    BrokerTopics.await(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, found) -> ends.put(partition, found.offset()));
    return ends;
  }

  private List<TopicPartition> changelogs(int partition) {
    return PlanStores.all().stream()
        .map(store -> new TopicPartition(changelog(from, store.name()), partition))
        .toList();
  }

  private static String changelog(String app, String store) {
    return app + "-" + store + "-changelog";
  }

  /** As Kafka Streams would make them. */
  private void createChangelogs() throws InterruptedException {
    var present = BrokerTopics.await(admin.listTopics().names());
    List<NewTopic> topics = new ArrayList<>();
    for (StoreBuilder<KeyValueStore<Bytes, byte[]>> store : PlanStores.all()) {
      if (!present.contains(changelog(from, store.name()))) {
        throw new IllegalStateException(
            "no plan has run here: "
                + changelog(from, store.name())
                + " is missing; start ./echelon streams or a demo first");
      }
      if (!present.contains(changelog(to, store.name()))) {
        Map<String, String> settings = new HashMap<>(store.logConfig());
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        topics.add(
            new NewTopic(
                    changelog(to, store.name()),
                    Optional.of(deployment.partitions()),
                    Optional.empty())
                .configs(settings));
      }
    }
    NewTopics.create(admin, topics);
  }

  /** Copies the last value of each key below the ends. */
  private void copy(Map<TopicPartition, Long> ends) throws InterruptedException {
    AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer();
        KafkaProducer<byte[], byte[]> producer = producer()) {
      ends.forEach(
          (changelog, end) ->
              last(consumer, changelog, end)
                  .forEach(
                      (key, value) ->
                          producer.send(
                              new ProducerRecord<>(
                                  to + changelog.topic().substring(from.length()),
                                  changelog.partition(),
                                  key.get(),
                                  value),
                              (written, error) -> refused.compareAndSet(null, error))));
      producer.flush();
    }
    Exception error = refused.get();
    if (error != null) {
      throw new IllegalStateException("the broker refused a part of the copy: " + error, error);
    }
  }

  private static Map<Bytes, byte[]> last(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition changelog, long end) {
    Map<Bytes, byte[]> last = new LinkedHashMap<>();
    consumer.assign(List.of(changelog));
    consumer.seekToBeginning(List.of(changelog));
    while (consumer.position(changelog) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end) {
          put(last, Bytes.wrap(record.key()), record.value());
        }
      }
    }
    return last;
  }

  private static void put(Map<Bytes, byte[]> last, Bytes key, byte @Nullable [] value) {
    if (value == null) {
      last.remove(key);
    } else {
      last.put(key, value);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            deployment.bootstrap(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            10_000),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            deployment.bootstrap(),
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            9 * 1024 * 1024),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}

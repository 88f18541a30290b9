package org.echelon.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.echelon.config.Deployment;
import org.echelon.processor.plan.KeptPlan;
import org.echelon.processor.plan.SuppositionException;
import org.echelon.topic.SkuPartition;
import org.echelon.topic.UnreachableException;

/**
 * Reads what the live Plan has stored of a SKU, from the changelogs of its task; nothing is written
 * or held up. It reads all that the changelogs of one partition hold, which compaction keeps near
 * to the newest value of each key.
 */
public final class PlanReader {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Deployment deployment;

  public PlanReader(Deployment deployment) {
    this.deployment = deployment;
  }

  /** The number of the task that a SKU is in. */
  public int partition(String sku) {
    return SkuPartition.of(sku, deployment.partitions());
  }

  /**
   * What its task has stored and committed of a SKU by now.
   *
   * @throws SuppositionException when no Plan has run here, or one of other partitions
   * @throws UnreachableException when the broker does not answer
   */
  public KeptPlan read(String sku) {
    KeptPlan kept = new KeptPlan(sku);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<String, List<PartitionInfo>> there = consumer.listTopics(ANSWER);
      long until = System.nanoTime() + LIMIT.toNanos();
      for (String store : KeptPlan.stores()) {
        String changelog = deployment.applicationId("plan") + "-" + store + "-changelog";
        check(changelog, there.getOrDefault(changelog, List.of()).size());
        read(consumer, new TopicPartition(changelog, partition(sku)), kept, store, until);
      }
    } catch (TimeoutException silent) {
      throw new UnreachableException(
          "broker " + deployment.bootstrap() + " does not answer: " + silent.getMessage(), silent);
    }
    return kept;
  }

  private void check(String changelog, int partitions) {
    if (partitions == 0) {
      throw none("no plan has run here: " + changelog + " is missing", "./echelon streams runs it");
    }
    if (partitions != deployment.partitions()) {
      throw none(
          changelog + " has " + partitions + " partitions, not " + deployment.partitions(),
          "give --partitions " + partitions);
    }
  }

  private static SuppositionException none(String message, String cure) {
    return new SuppositionException(SuppositionException.Kind.NO_ANSWER, message, cure + ".");
  }

  private static void read(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition changelog,
      KeptPlan kept,
      String store,
      long until) {
    List<TopicPartition> one = List.of(changelog);
    consumer.assign(one);
    consumer.seekToBeginning(one);
    long end = consumer.endOffsets(one).getOrDefault(changelog, 0L);
    while (consumer.position(changelog) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        kept.put(store, record.key(), record.value());
      }
      if (System.nanoTime() > until) {
        throw new UnreachableException(
            changelog + " was not read within " + LIMIT.toSeconds() + " s; ask again");
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            deployment.bootstrap(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            10_000,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) ANSWER.toMillis()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}

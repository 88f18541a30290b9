package org.echelon.job;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.PlanCodec;
import org.echelon.codec.PublicValues;
import org.echelon.codec.UnreadableException;
import org.echelon.config.Deployment;
import org.echelon.price.Trial;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.FrozenModelBuilder;
import org.echelon.pricing.PopulationPart;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * The ladders of those partitions that a group of workers gives to this one, as the bytes that Plan
 * has published, by SKU; and the network. A partition that is gained is read from its beginning.
 */
public final class FollowedLadders implements OracleItems {
  private static final Duration POLL = Duration.ofMillis(10);
  private static final int SILENT_MILLIS = 6000;
  private static final int LONGEST_ANSWER_MILLIS = 30 * 60_000;

  private final Deployment deployment;
  private final PublicValues values;
  private final Consumer<String, byte[]> ladders;
  private final Consumer<String, byte[]> networks;
  private final Map<Integer, TreeMap<String, byte[]>> held = new HashMap<>();
  private org.echelon.reference.@Nullable Network network;
  private boolean remains;

  public FollowedLadders(Deployment deployment, PublicValues values) {
    this.deployment = deployment;
    this.values = values;
    networks = consumer(deployment, Map.of());
    List<TopicPartition> one = List.of(new TopicPartition(deployment.name(Topic.NETWORK), 0));
    networks.assign(one);
    networks.seekToBeginning(one);
    ladders =
        consumer(
            deployment,
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                deployment.applicationId("pricing-oracle"),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                SILENT_MILLIS,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                SILENT_MILLIS / 4,
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                LONGEST_ANSWER_MILLIS,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"));
    ladders.subscribe(List.of(deployment.name(Topic.LADDER)), new Moves());
  }

  private static Consumer<String, byte[]> consumer(
      Deployment deployment, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap());
    return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Set<Integer> partitions() {
    for (ConsumerRecord<String, byte[]> record : ladders.poll(POLL)) {
      TreeMap<String, byte[]> plans = held.get(record.partition());
      if (plans == null) {
        continue;
      }
      if (record.value() == null) {
        plans.remove(record.key());
      } else {
        plans.put(record.key(), record.value());
      }
    }
    for (ConsumerRecord<String, byte[]> record : networks.poll(Duration.ZERO)) {
      network(record);
    }
    return Set.copyOf(held.keySet());
  }

  private void network(ConsumerRecord<String, byte[]> record) {
    SpecificRecord read;
    try {
      read = values.read(record.topic(), record.value());
    } catch (UnreadableException poison) {
      return;
    }
    if (read instanceof org.echelon.reference.Network latest
        && (network == null || latest.getVersion() > network.getVersion())) {
      network = latest;
    }
  }

  @Override
  public Optional<PopulationPart> freeze(int partition, Trial trial) {
    catchUp(partition);
    TreeMap<String, byte[]> plans = held.get(partition);
    if (plans == null || network == null || network.getVersion() != trial.getNetworkVersion()) {
      return Optional.empty();
    }
    var core = NetworkMapping.toCore(network, network.getEffectiveAt().toEpochMilli());
    FrozenModelBuilder builder = FrozenModel.over(TrialForm.rows(trial, core));
    for (byte[] bytes : plans.values()) {
      SkuPlan plan = PlanCodec.decode(bytes);
      if (plan.versions().network() == network.getVersion()) {
        builder.add(plan);
      }
    }
    return Optional.of(new PopulationPart(builder.build()));
  }

  /** Takes all that is committed now, and a network that was published before. */
  private void catchUp(int partition) {
    TopicPartition one = new TopicPartition(deployment.name(Topic.LADDER), partition);
    Long end = ladders.endOffsets(List.of(one)).get(one);
    do {
      partitions();
    } while (end != null && held.containsKey(partition) && ladders.position(one) < end);
  }

  /** Ends as a process does that is killed: the group hears of it by silence. */
  public void remain() {
    remains = true;
  }

  @Override
  public void close() {
    ladders.close(
        CloseOptions.groupMembershipOperation(
            remains
                ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
                : CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    networks.close();
    values.close();
  }

  private final class Moves implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      partitions.forEach(one -> held.put(one.partition(), new TreeMap<>()));
      ladders.seekToBeginning(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(one -> held.remove(one.partition()));
    }
  }
}

package org.echelon.topology;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.processor.gate.GateProcessor;
import org.echelon.processor.gate.GrantPartitioner;
import org.echelon.processor.gate.OrderProcessor;
import org.echelon.topic.Topic;

/**
 * The gates: their log in, asks, grants, manifests and the state of the tasks out. Beside them, in
 * the same tasks, the view of orders: outcomes of lines in, promises out.
 */
public final class GateTopology {
  private static final String LOG = "gate-log";
  private static final String GATES = "gates";
  private static final String ORDER_LOG = "order-log";
  // A network of the largest size allowed, and what surrounds it.
  private static final int META_BYTES = 9 * 1024 * 1024;

  private GateTopology() {}

  /** The topology without drafts after new prices. */
  public static Topology build(Deployment deployment, Supplier<PublicValues> values) {
    return build(deployment, values, false);
  }

  /**
   * @param draftsAfterPrices whether new prices make every node's gate publish a draft of its next
   *     departure
   */
  public static Topology build(
      Deployment deployment, Supplier<PublicValues> values, boolean draftsAfterPrices) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new Topology()
        .addSource(
            LOG,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            deployment.name(Topic.GATE_LOG))
        .addProcessor(GATES, () -> new GateProcessor(deployment, values, draftsAfterPrices), LOG)
        .addStateStore(store(GateProcessor.GATE_STORE), GATES)
        .addStateStore(store(GateProcessor.META_STORE), GATES)
        .addStateStore(store(GateProcessor.LOAD_STORE), GATES)
        .addSource(
            ORDER_LOG,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            deployment.name(Topic.ORDER_LOG))
        // The gates hand their ticks on, for the view of orders has no clock of its own.
        .addProcessor(
            GateProcessor.ORDERS, () -> new OrderProcessor(deployment, values), ORDER_LOG, GATES)
        .addStateStore(store(OrderProcessor.ORDER_STORE), GateProcessor.ORDERS)
        .addSink(
            OrderProcessor.PROMISES,
            deployment.name(Topic.PROMISE),
            bytes,
            bytes,
            GateProcessor.ORDERS)
        .addSink(GateProcessor.ASKS, deployment.name(Topic.ASK), bytes, bytes, GATES)
        .addSink(
            GateProcessor.GRANTS,
            deployment.name(Topic.SKU_LOG),
            bytes,
            bytes,
            new GrantPartitioner(),
            GATES)
        .addSink(
            GateProcessor.LOADS,
            deployment.name(Topic.SKU_LOG),
            bytes,
            bytes,
            Partitioning.toAll(),
            GATES)
        .addSink(GateProcessor.MANIFESTS, deployment.name(Topic.MANIFEST), bytes, bytes, GATES)
        .addSink(
            GateProcessor.MEASURES,
            deployment.name(Topic.MEASURE),
            bytes,
            bytes,
            GATES,
            GateProcessor.ORDERS)
        .addSink(GateProcessor.TASKS, deployment.name(Topic.TASK), bytes, bytes, GATES);
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(
            Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(META_BYTES),
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Integer.toString(64 * 1024 * 1024),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                "0.2"));
  }
}

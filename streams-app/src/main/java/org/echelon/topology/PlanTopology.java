package org.echelon.topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.processor.plan.PlanProcessor;
import org.echelon.processor.plan.PlanStores;
import org.echelon.topic.Topic;

/** Plan: one log in; commands, decisions, positions, proposals and offers out. */
public final class PlanTopology {
  private static final List<Topic> OUTPUTS =
      List.of(
          Topic.TRANSFER,
          Topic.PURCHASE,
          Topic.ASSIGNMENT,
          Topic.DECISION,
          Topic.EXTERNAL_COMPARISON,
          Topic.POSITION,
          Topic.PROPOSAL,
          Topic.TASK,
          Topic.MEASURE,
          Topic.ALERT,
          Topic.LADDER,
          Topic.ORDER_LOG,
          Topic.REFUSED);

  private PlanTopology() {}

  /** Builds the topology of a deployment. */
  public static Topology build(Deployment deployment, Supplier<PublicValues> values) {
    Topology topology = new Topology();
    topology.addSource(
        Topic.SKU_LOG.suffix(),
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        deployment.name(Topic.SKU_LOG));
    topology.addProcessor(
        "plan", () -> new PlanProcessor(deployment, values), Topic.SKU_LOG.suffix());
    PlanStores.all().forEach(store -> topology.addStateStore(store, "plan"));
    for (Topic output : OUTPUTS) {
      topology.addSink(
          output.suffix(),
          deployment.name(output),
          new StringSerializer(),
          new ByteArraySerializer(),
          "plan");
    }
    topology.addSink(
        Topic.GATE_LOG.suffix(),
        deployment.name(Topic.GATE_LOG),
        new StringSerializer(),
        new ByteArraySerializer(),
        (String topic, String gate, byte[] value, int gates) ->
            Optional.of(Set.of(Integer.parseInt(gate) % gates)),
        "plan");
    return topology;
  }
}

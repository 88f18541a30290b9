package org.echelon.topology;

import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.processor.plan.PlanStores;
import org.echelon.processor.plan.Rival;
import org.echelon.processor.plan.ShadowProcessor;
import org.echelon.topic.Topic;

/** A lab in shadow: the log of Plan in, comparisons out. It has no other sink. */
public final class ShadowTopology {
  private ShadowTopology() {}

  /** Builds the topology of a lab. */
  public static Topology build(Deployment deployment, Supplier<PublicValues> values, Rival rival) {
    Topology topology = new Topology();
    // It begins with a copy that belongs to one place in the log; from any other it would be wrong.
    topology.addSource(
        AutoOffsetReset.none(),
        Topic.SKU_LOG.suffix(),
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        deployment.name(Topic.SKU_LOG));
    topology.addProcessor(
        "shadow", () -> new ShadowProcessor(deployment, values, rival), Topic.SKU_LOG.suffix());
    PlanStores.inHeap().forEach(store -> topology.addStateStore(store, "shadow"));
    topology.addSink(
        Topic.LAB_DECISION.suffix(),
        deployment.name(Topic.LAB_DECISION),
        new StringSerializer(),
        new ByteArraySerializer(),
        "shadow");
    return topology;
  }
}

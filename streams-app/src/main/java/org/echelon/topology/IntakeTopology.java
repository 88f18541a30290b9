package org.echelon.topology;

import static org.echelon.topic.Topic.ACK;
import static org.echelon.topic.Topic.ADJUSTMENT;
import static org.echelon.topic.Topic.ASK;
import static org.echelon.topic.Topic.CONTROL;
import static org.echelon.topic.Topic.EXTERNAL_DECISION;
import static org.echelon.topic.Topic.FORECAST;
import static org.echelon.topic.Topic.GATE_LOG;
import static org.echelon.topic.Topic.HISTORY;
import static org.echelon.topic.Topic.ITEM;
import static org.echelon.topic.Topic.NETWORK;
import static org.echelon.topic.Topic.ORDER;
import static org.echelon.topic.Topic.PRICE;
import static org.echelon.topic.Topic.RECEIPT;
import static org.echelon.topic.Topic.REFUSED;
import static org.echelon.topic.Topic.SHIPMENT;
import static org.echelon.topic.Topic.SKU_LOG;
import static org.echelon.topic.Topic.TICK;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.echelon.codec.LogKind;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.processor.intake.Intake;
import org.echelon.topic.Topic;

/**
 * Intake: upstream topics, however they are split, become one log for each task of Plan and of the
 * gates. Facts go to the partition of their SKU; what is shared goes to all, in one order, because
 * one task alone reads it.
 */
public final class IntakeTopology {
  private static final List<Topic> FACTS =
      List.of(
          ORDER, SHIPMENT, RECEIPT, ADJUSTMENT, ACK, FORECAST, HISTORY, EXTERNAL_DECISION, ITEM);
  private static final List<Topic> SHARED = List.of(TICK, ASK, NETWORK, CONTROL, PRICE);

  private static final ByteArrayDeserializer IN = new ByteArrayDeserializer();
  private static final ByteArraySerializer OUT = new ByteArraySerializer();

  private IntakeTopology() {}

  /**
   * The topology.
   *
   * @param values makes a reader of public values for each task
   */
  public static Topology build(Deployment deployment, Supplier<PublicValues> values) {
    Topology topology = new Topology();
    String skuLog = deployment.name(SKU_LOG);
    String refused = deployment.name(REFUSED);

    String[] facts = sources(topology, deployment, FACTS);
    topology
        .addProcessor(
            "admit-facts",
            () -> new Intake(deployment, values, "admit-facts", k -> toSku(), "refuse-facts"),
            facts)
        .addSink("to-sku", skuLog, OUT, OUT, Partitioning.bySku(), "admit-facts")
        .addSink("refuse-facts", refused, OUT, OUT, "admit-facts");

    String[] shared = sources(topology, deployment, SHARED);
    topology
        .addProcessor(
            "admit-shared",
            () ->
                new Intake(
                    deployment, values, "admit-shared", IntakeTopology::toAll, "refuse-shared"),
            shared)
        .addSink("to-every-plan", skuLog, OUT, OUT, Partitioning.toAll(), "admit-shared")
        .addSink(
            "to-every-gate",
            deployment.name(GATE_LOG),
            OUT,
            OUT,
            Partitioning.toAll(),
            "admit-shared")
        .addSink("refuse-shared", refused, OUT, OUT, "admit-shared");
    return topology;
  }

  private static List<String> toSku() {
    return List.of("to-sku");
  }

  /** Gates send the asks, so they need no copy. */
  private static List<String> toAll(LogKind kind) {
    return kind == LogKind.ASK
        ? List.of("to-every-plan")
        : List.of("to-every-plan", "to-every-gate");
  }

  private static String[] sources(Topology topology, Deployment deployment, List<Topic> topics) {
    for (Topic topic : topics) {
      topology.addSource(source(topic), IN, IN, deployment.name(topic));
    }
    return topics.stream().map(IntakeTopology::source).toArray(String[]::new);
  }

  private static String source(Topic topic) {
    return "read-" + topic.name().toLowerCase(Locale.ROOT);
  }
}

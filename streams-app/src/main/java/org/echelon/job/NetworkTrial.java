package org.echelon.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.Resources;
import org.echelon.processor.plan.Supposition;
import org.echelon.processor.plan.Supposition.Kind;
import org.echelon.processor.plan.SuppositionException;
import org.echelon.reference.Capacity;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.topic.Topic;
import org.echelon.topic.UnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * What room and flow would be worth were there more or less of them: the ladders of all SKUs as
 * they stand are priced twice, with today's limits and with those supposed, by the search of the
 * pricing job, without its damping and its guard. Both sides are solved anew on the same ladders,
 * so they differ by the limits alone; nothing is published.
 *
 * <p>A search each, see {@link org.echelon.pricing.NewtonPricing}. Bounds are exact for the ladders
 * frozen: the best there is to earn lies between a plan that fits and the dual bound, so the
 * difference of two of them lies between {@link Outcome#leastGainPerDay} and {@link
 * Outcome#mostGainPerDay}. Demand and levels would move with the prices; that is left out. Source:
 * model, section 6.
 */
public final class NetworkTrial {
  /** One vector for all weeks, and a bound driven further than a published one needs. */
  private static final PricingSettings SETTINGS =
      new PricingSettings(Duration.ofHours(1), PricingOptions.DEFAULT.withTarget(1e-6));

  private static final Duration ANSWER = Duration.ofSeconds(5);

  private NetworkTrial() {}

  /**
   * A limit.
   *
   * @param resource STORAGE, in dm³, or FLOW, in units a day
   * @param use what the best levels at the prices plan to use
   * @param price currency per dm³ and day, or per unit
   */
  public record Row(String node, String resource, double capacity, double use, double price) {}

  /**
   * One side.
   *
   * @param valuePerDay what a plan that fits earns, currency
   * @param boundPerDay what no plan can beat, currency
   */
  public record Side(double valuePerDay, double boundPerDay, List<Row> rows) {}

  /** Both sides, limit by limit in the same order. */
  public record Outcome(
      Instant at,
      String currency,
      long networkVersion,
      long priceVersion,
      long skus,
      Side before,
      Side after) {

    /** What the best prices say is earned more, currency a day. */
    public double gainPerDay() {
      return after.boundPerDay() - before.boundPerDay();
    }

    /** Proved: no less is gained. */
    public double leastGainPerDay() {
      return after.valuePerDay() - before.boundPerDay();
    }

    /** Proved: no more is gained. */
    public double mostGainPerDay() {
      return after.boundPerDay() - before.valuePerDay();
    }
  }

  /**
   * Prices what is published by now.
   *
   * @throws SuppositionException when a node is not known or not limited, or nothing can be priced
   * @throws UnreachableException when the broker does not answer
   */
  public static Outcome run(
      Deployment deployment, PublicValues values, List<Supposition> suppositions) {
    PricingDesk desk = new PricingDesk(SETTINGS);
    try {
      check(deployment);
      try (PricingInputs inputs = new PricingInputs(deployment, values, desk, true)) {
        inputs.catchUp();
      }
    } catch (TimeoutException silent) {
      throw new UnreachableException(
          "broker " + deployment.bootstrap() + " does not answer: " + silent.getMessage(), silent);
    }
    return of(desk, suppositions);
  }

  private static void check(Deployment deployment) {
    String ladders = deployment.name(Topic.LADDER);
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions = consumer.listTopics(ANSWER).get(ladders);
      if (partitions == null || partitions.size() != deployment.partitions()) {
        throw none(
            ladders
                + " has "
                + (partitions == null ? 0 : partitions.size())
                + " partitions, not "
                + deployment.partitions(),
            "Give the --prefix and --partitions of the deployment.");
      }
    }
  }

  /** Prices what a desk knows. */
  static Outcome of(PricingDesk desk, List<Supposition> suppositions) {
    PricingDesk.Standing standing =
        desk.standing()
            .orElseThrow(
                () ->
                    none(
                        "nothing can be priced yet: a network, a tick and plans are needed",
                        "See ./echelon status."));
    Network network = standing.network();
    suppositions.forEach(one -> check(one, network, standing.nowMillis()));
    Side before = side(desk, network, kept -> kept);
    Side after = side(desk, network, kept -> limited(kept, suppositions));
    return new Outcome(
        Instant.ofEpochMilli(standing.nowMillis()),
        network.getCurrency(),
        network.getVersion(),
        standing.priceVersion(),
        standing.skus(),
        before,
        after);
  }

  private static void check(Supposition one, Network network, long nowMillis) {
    if (!one.kind().ofNetwork()) {
      throw new SuppositionException(
          SuppositionException.Kind.RANGE,
          one.words() + " is a question about one SKU",
          "Name a SKU, or suppose other limits.");
    }
    List<String> nodes = network.getNodes().stream().map(Node::getNode).toList();
    if (!nodes.contains(one.of())) {
      throw SuppositionException.unknown(
          "node", one.of(), nodes, "network v" + network.getVersion());
    }
    var core = NetworkMapping.toCore(network, nowMillis);
    var node = core.node(core.ordinal(one.of()));
    double limit =
        one.kind() == Kind.STORAGE
            ? node.capacity().storageCube()
            : node.capacity().flowUnitsPerDay();
    if (!node.kind().holdsStock() || Double.isInfinite(limit)) {
      String what = one.kind() == Kind.STORAGE ? "storage" : "flow";
      throw none(
          "no limit of " + what + " is in force at " + one.of() + ", so more of it changes nothing",
          "State its capacity first: ./echelon network apply.");
    }
  }

  private static SuppositionException none(String message, String cure) {
    return new SuppositionException(SuppositionException.Kind.NO_ANSWER, message, cure);
  }

  private static Side side(PricingDesk desk, Network network, UnaryOperator<Network> change) {
    PricedPeriods made = desk.trial(change);
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < made.rows().size(); r++) {
      Resources.Row row = made.rows().row(r);
      rows.add(
          new Row(
              PriceVectorForm.nodeId(network, row.node()),
              row.kind().name(),
              row.capacity(),
              made.usage()[r][0],
              made.prices()[r][0]));
    }
    return new Side(
        made.certificate().primalValue(), made.certificate().dualBound(), List.copyOf(rows));
  }

  private static Network limited(Network network, List<Supposition> suppositions) {
    List<Node> nodes = new ArrayList<>(network.getNodes());
    for (Supposition one : suppositions) {
      nodes.replaceAll(node -> node.getNode().equals(one.of()) ? limited(node, one) : node);
    }
    return Network.newBuilder(network).setNodes(nodes).build();
  }

  private static @Nullable Double times(@Nullable Double limit, double factor) {
    return limit == null ? null : Double.valueOf(factor * limit);
  }

  private static Node limited(Node node, Supposition one) {
    List<Capacity> steps = new ArrayList<>();
    for (Capacity step : node.getCapacity()) {
      Capacity.Builder other = Capacity.newBuilder(step);
      if (one.kind() == Kind.STORAGE) {
        other.setStorageCube(times(step.getStorageCube(), one.factor()));
      } else {
        other
            .setInboundUnitsPerDay(times(step.getInboundUnitsPerDay(), one.factor()))
            .setOutboundUnitsPerDay(times(step.getOutboundUnitsPerDay(), one.factor()));
      }
      steps.add(other.build());
    }
    return Node.newBuilder(node).setCapacity(steps).build();
  }
}

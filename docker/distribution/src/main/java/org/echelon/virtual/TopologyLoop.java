package org.echelon.virtual;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.echelon.codec.PlainValues;
import org.echelon.codec.PlanCodec;
import org.echelon.codec.RefusedHeaders;
import org.echelon.config.Deployment;
import org.echelon.embedded.Directories;
import org.echelon.job.PricingDesk;
import org.echelon.price.PriceVector;
import org.echelon.processor.plan.PlanProcessor;
import org.echelon.schema.Contracts;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.VirtualSettings;
import org.echelon.topic.Topic;
import org.echelon.topology.GateTopology;
import org.echelon.topology.IntakeTopology;
import org.echelon.topology.PlanTopology;
import org.echelon.topology.StreamsSettings;
import org.jspecify.annotations.Nullable;

/**
 * The three production topologies joined by queues: every record is written as bytes, passes
 * intake, Plan and gates as on a broker, with their stores and sinks, and is read again. The driver
 * of a topology knows one partition, so there is one task of each. Values are in Avro's
 * single-object form, which needs no registry.
 */
public final class TopologyLoop implements VirtualPlatform {
  /** As far apart as the production processor publishes. */
  private static final Duration REFRESH = Duration.ofMillis(50);

  /** SKUs that the production processor brings up to date in one refresh at least. */
  private static final int REFRESHED = PlanProcessor.REFRESHED_AT_LEAST;

  private static final Set<Topic> FACTS =
      EnumSet.of(
          Topic.ORDER,
          Topic.SHIPMENT,
          Topic.RECEIPT,
          Topic.ADJUSTMENT,
          Topic.ACK,
          Topic.FORECAST,
          Topic.HISTORY,
          Topic.EXTERNAL_DECISION,
          Topic.ITEM);

  /** What the pricing job follows beside ladders. */
  private static final Set<Topic> SHARED =
      EnumSet.of(Topic.NETWORK, Topic.CONTROL, Topic.TICK, Topic.PRICE, Topic.FORECAST);

  private final Path stateDir;
  private final Deployment deployment;
  private final PlainValues values;
  private final Driven intake;
  private final Driven plan;
  private final Driven gate;
  private final PricingDesk desk;
  private final Deque<Written> written = new ArrayDeque<>();
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final Set<String> skus = new HashSet<>();

  /** A record that waits to be read by the applications that follow its topic. */
  private record Written(Topic topic, TestRecord<byte[], byte[]> record) {}

  /**
   * @param settings with one task of Plan and one gate task
   */
  public TopologyLoop(VirtualSettings settings) {
    if (settings.plans() != 1 || settings.gates() != 1) {
      throw new IllegalArgumentException("the driver of a topology knows one partition only");
    }
    this.stateDir = Directories.temporary("echelon-virtual");
    this.deployment =
        new Deployment(
            "nowhere:1",
            "http://nowhere",
            "virtual.",
            1,
            1,
            1,
            50,
            (int) (settings.aheadMillis() / 60_000),
            stateDir);
    this.values = new PlainValues(deployment.prefix());
    this.desk = new PricingDesk(settings.pricing(), () -> 0, () -> 0);
    this.intake =
        new Driven(
            "intake",
            IntakeTopology.build(deployment, this::values),
            List.of(Topic.SKU_LOG, Topic.GATE_LOG, Topic.REFUSED));
    this.plan =
        new Driven(
            "plan",
            PlanTopology.build(deployment, this::values),
            List.of(
                Topic.GATE_LOG,
                Topic.TRANSFER,
                Topic.PURCHASE,
                Topic.ASSIGNMENT,
                Topic.POSITION,
                Topic.PROPOSAL,
                Topic.DECISION,
                Topic.EXTERNAL_COMPARISON,
                Topic.TASK,
                Topic.ALERT,
                Topic.MEASURE,
                Topic.LADDER,
                Topic.ORDER_LOG,
                Topic.REFUSED));
    this.gate =
        new Driven(
            "gate",
            GateTopology.build(deployment, this::values),
            List.of(
                Topic.SKU_LOG,
                Topic.ASK,
                Topic.MANIFEST,
                Topic.PROMISE,
                Topic.MEASURE,
                Topic.TASK));
  }

  @Override
  public void subscribe(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  @Override
  public void send(Topic topic, String key, @Nullable SpecificRecord record) {
    if (FACTS.contains(topic)) {
      skus.add(key);
    }
    byte[] value = values.write(deployment.name(topic), record);
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    written.add(new Written(topic, new TestRecord<>(name, value)));
    if (record != null && SHARED.contains(topic)) {
      desk.follow(record);
    }
    work();
  }

  @Override
  public void settle() {
    work();
    for (int done = 0; done <= skus.size(); done += REFRESHED) {
      plan.driver.advanceWallClockTime(REFRESH);
      take(plan);
    }
    work();
  }

  @Override
  public boolean price() {
    if (!desk.able()) {
      return false;
    }
    PriceVector vector = desk.run();
    desk.follow(vector);
    String key = Contracts.PRICE.keyOf(vector);
    published(Topic.PRICE, key, vector);
    send(Topic.PRICE, key, vector);
    return true;
  }

  @Override
  public void close() {
    intake.driver.close();
    plan.driver.close();
    gate.driver.close();
    Directories.delete(stateDir);
  }

  private void work() {
    for (Written next = written.poll(); next != null; next = written.poll()) {
      Driven reader = reader(next.topic());
      reader.take(next);
      take(reader);
    }
  }

  private Driven reader(Topic topic) {
    return switch (topic) {
      case SKU_LOG -> plan;
      case GATE_LOG, ORDER_LOG -> gate;
      default -> intake;
    };
  }

  /** Takes what an application wrote: logs and asks go on, the rest is for those who follow. */
  private void take(Driven from) {
    from.outputs.forEach(
        (topic, output) -> {
          if (!output.isEmpty()) {
            output.readRecordsToList().forEach(record -> take(topic, record));
          }
        });
  }

  private void take(Topic topic, TestRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    switch (topic) {
      case SKU_LOG, GATE_LOG, ORDER_LOG ->
          written.add(new Written(topic, new TestRecord<>(record.key(), record.value())));
      case LADDER ->
          desk.ladder(key, record.value() == null ? null : PlanCodec.decode(record.value()));
      case REFUSED -> {
        String code = RefusedHeaders.read(record.headers(), "reason").orElse("UNKNOWN");
        subscribers.forEach(subscriber -> subscriber.refused(code));
      }
      default -> {
        SpecificRecord read = values.read(deployment.name(topic), record.value());
        if (read != null) {
          published(topic, key, read);
        }
        if (topic == Topic.ASK) {
          written.add(new Written(topic, new TestRecord<>(record.key(), record.value())));
        }
      }
    }
  }

  private void published(Topic topic, String key, SpecificRecord record) {
    for (Subscriber subscriber : subscribers) {
      if (subscriber.wants(topic)) {
        subscriber.published(topic, key, record);
      }
    }
  }

  private PlainValues values() {
    return new PlainValues(deployment.prefix());
  }

  /** A topology with its inputs and outputs. */
  private final class Driven {
    private final TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Topic.class);
    private final Map<Topic, TestOutputTopic<byte[], byte[]>> outputs = new EnumMap<>(Topic.class);

    Driven(String app, Topology topology, List<Topic> outputs) {
      this.driver =
          new TopologyTestDriver(
              topology, StreamsSettings.of(deployment, app, 1), Instant.EPOCH.plusSeconds(1));
      for (Topic topic : outputs) {
        this.outputs.put(
            topic,
            driver.createOutputTopic(
                deployment.name(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
      }
    }

    void take(Written next) {
      inputs
          .computeIfAbsent(
              next.topic(),
              topic ->
                  driver.createInputTopic(
                      deployment.name(topic), new ByteArraySerializer(), new ByteArraySerializer()))
          .pipeInput(next.record());
    }
  }
}

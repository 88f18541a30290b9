package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.ack;
import static org.echelon.console.ConsoleRecords.decision;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;
import static org.echelon.inventory.CommandState.SHIPPED;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.PlainValues;
import org.echelon.command.AckKind;
import org.echelon.config.Deployment;
import org.echelon.console.table.DecisionTimes.Took50And99;
import org.echelon.embedded.EmbeddedKafka;
import org.echelon.inventory.CommandState;
import org.echelon.state.Decision;
import org.echelon.state.Trigger;
import org.echelon.state.TriggerKind;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed with a broker that goes and comes back. */
class TableFeedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private final ConsoleTables tables = new ConsoleTables();
  private final PlainValues values = new PlainValues("outage.");

  @Test
  void shouldKeepItsTablesWhileTheBrokerIsAwayAndGoOnAfterwards() throws Exception {
    EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"), EmbeddedKafka.ANY_PORT);
    Deployment deployment = deployment(broker.bootstrapServers());
    try (TableFeed feed = new TableFeed(deployment, values, tables, Clock.systemUTC())) {
      feed.start();
      await("the feed to hear of topics that are still to be made", () -> feed.link().connected());
      createTopics(deployment);
      publish(deployment, Topic.POSITION, "MUG", 40);
      await("the first position", () -> free("MUG") == 40);

      // when
      broker.close();

      await("the outage to be noticed", () -> !feed.link().connected());
      assertThat(feed.link().problem()).contains(deployment.bootstrap(), "does not answer");
      assertThat(free("MUG")).isEqualTo(40);

      int port = Integer.parseInt(deployment.bootstrap().replaceFirst(".*:", ""));
      broker = EmbeddedKafka.start(folder.resolve("kafka"), port);
      publish(deployment, Topic.POSITION, "MUG", 41);
      await("the position after the outage", () -> free("MUG") == 41);
      assertThat(feed.link().connected()).isTrue();
    } finally {
      broker.close();
    }
  }

  @Test
  void shouldPassOverAndCountWhatNobodyCanRead() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start()) {
      Deployment deployment = deployment(broker.bootstrapServers());
      createTopics(deployment);
      try (TableFeed feed = new TableFeed(deployment, values, tables, Clock.systemUTC());
          Producer<String, byte[]> producer = producer(deployment)) {
        feed.start();

        // when
        producer.send(
            new ProducerRecord<>(deployment.name(Topic.POSITION), "MUG", new byte[] {7, 7}));
        producer.flush();
        publish(deployment, Topic.POSITION, "MUG", 40);

        await("the position behind it", () -> free("MUG") == 40);
        assertThat(feed.link().unreadable()).isEqualTo(1);
      }
    }
  }

  @Test
  void shouldKnowWhatWasOpenForTwoWeeksWhenItStarts() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start()) {
      Deployment deployment = deployment(broker.bootstrapServers());
      createTopics(deployment);
      Instant twoWeeksAgo = Instant.now().minus(Duration.ofDays(14));
      publish(deployment, Topic.TRANSFER, transfer("T-1", 12).build(), twoWeeksAgo);
      publish(deployment, Topic.ACK, ack("T-1", AckKind.SHIPPED, "DC", 12).build(), twoWeeksAgo);
      publish(deployment, Topic.TICK, tick(9, NOON.plus(Duration.ofDays(14))), Instant.now());

      // when
      try (TableFeed feed = new TableFeed(deployment, values, tables, Clock.systemUTC())) {
        feed.start();

        await("the command under way", () -> state("T-1").equals(Optional.of(SHIPPED)));
        await("the last tick", () -> tables.ask(t -> t.ticks().no()) == 9);
        assertThat(tables.<Integer>ask(t -> t.commands().open().size())).isEqualTo(1);
      }
    }
  }

  @Test
  void shouldTellHowLongAnEventTookOnceThePastIsRead() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start()) {
      Deployment deployment = deployment(broker.bootstrapServers());
      createTopics(deployment);
      Instant before = Instant.now().minus(Duration.ofHours(1));
      publish(deployment, Topic.DECISION, decidedAfter(TriggerKind.EVENT), before);
      try (TableFeed feed = new TableFeed(deployment, values, tables, Clock.systemUTC())) {
        feed.start();
        await("the past", feed::caughtUp);

        // when
        publish(deployment, Topic.DECISION, decidedAfter(TriggerKind.GRANT), before);
        Instant logged = Instant.now().minus(Duration.ofMinutes(10));
        publish(deployment, Topic.DECISION, decidedAfter(TriggerKind.EVENT), logged);

        await("a decision", () -> took().isPresent());
        assertThat(took().orElseThrow().p50Millis()).isBetween(600_000L, 3_500_000L);
        assertThat(took().orElseThrow().p99Millis()).isEqualTo(took().get().p50Millis());
      }
    }
  }

  @Test
  void shouldPassOverThePastOfWhatItOnlyListensTo() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start()) {
      Deployment deployment = deployment(broker.bootstrapServers());
      createTopics(deployment);
      publish(deployment, Topic.DECISION, decision("T-1", 12), Instant.now());
      try (TableFeed feed =
          new TableFeed(
              deployment,
              values,
              tables,
              Clock.systemUTC(),
              EnumSet.of(Topic.DECISION, Topic.TICK),
              EnumSet.of(Topic.DECISION))) {
        feed.start();
        await("the past", feed::caughtUp);

        // when
        publish(deployment, Topic.DECISION, decision("T-2", 12), Instant.now());

        await("the next one", () -> known("D-T-2"));
        assertThat(known("D-T-1")).isFalse();
      }
    }
  }

  private boolean known(String decisionId) {
    return tables.ask(t -> t.decisions().find(decisionId).isPresent());
  }

  private Optional<Took50And99> took() {
    return tables.ask(t -> t.heard().decisionTimes().at(System.currentTimeMillis()));
  }

  private static Decision decidedAfter(TriggerKind kind) {
    Trigger trigger = Trigger.newBuilder().setKind(kind).build();
    return Decision.newBuilder(decision("T-1", 12)).setTrigger(trigger).build();
  }

  private Optional<CommandState> state(String commandId) {
    return tables.ask(
        t -> t.commands().find(commandId).map(c -> c.status(t.ticks().nowMillis()).state()));
  }

  private void publish(Deployment deployment, Topic topic, SpecificRecord record, Instant at) {
    String name = deployment.name(topic);
    try (Producer<String, byte[]> producer = producer(deployment)) {
      byte[] value = values.write(name, record);
      producer.send(new ProducerRecord<>(name, 0, at.toEpochMilli(), "MUG", value));
      producer.flush();
    }
  }

  private Deployment deployment(String bootstrap) {
    return new Deployment(
        bootstrap, "http://localhost:1/none", "outage.", 1, 1, 1, 20, 5, folder.resolve("state"));
  }

  private static void createTopics(Deployment deployment) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
      new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf).createMissing((short) 1);
    }
  }

  private void publish(Deployment deployment, Topic topic, String sku, long free) {
    String name = deployment.name(topic);
    try (Producer<String, byte[]> producer = producer(deployment)) {
      byte[] value = values.write(name, position(sku, Map.of("DC", free)));
      producer.send(new ProducerRecord<>(name, sku, value));
      producer.flush();
    }
  }

  private static Producer<String, byte[]> producer(Deployment deployment) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", deployment.bootstrap()),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private long free(String sku) {
    return tables.ask(t -> t.stock().sku(sku).map(row -> row.nodes().get(0).onHand()).orElse(0L));
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(until);
      Thread.sleep(50);
    }
  }
}

package org.echelon.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RefusedHeaders;
import org.echelon.codec.RegistryUnavailableException;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.embedded.EmbeddedStack;
import org.echelon.processor.intake.Samples;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.SkuPartition;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeOnBrokerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path stateDir;

  @Test
  void shouldPutGoodOrdersIntoTheLogAndOthersAmongTheRefused() throws InterruptedException {
    Deployment deployment = setUp("intake-good.");
    try (RegistryValues values = registry(deployment);
        Application intake = start(deployment, () -> registry(deployment))) {
      SpecificRecord order = Samples.order().build();
      byte[] negative =
          values.write(deployment.name(Topic.ORDER), Samples.order().setUnits(-3).build());
      try (var producer = producer(deployment)) {
        send(producer, deployment, Topic.ORDER, "MUG-RED-11", value(values, deployment, order));
        send(producer, deployment, Topic.ORDER, "MUG-RED-11", "poison".getBytes());
        send(producer, deployment, Topic.ORDER, "MUG-RED-11", negative);
        send(
            producer,
            deployment,
            Topic.TICK,
            "test",
            values.write(deployment.name(Topic.TICK), Samples.tick()));
      }

      // One order in its partition, one tick in each of three.
      List<ConsumerRecord<String, byte[]>> log = read(deployment, Topic.SKU_LOG, 4);
      assertThat(log)
          .filteredOn(record -> LogRecord.decode(record.value()).kind() == LogKind.ORDER)
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.partition()).isEqualTo(SkuPartition.of("MUG-RED-11", 3));
                assertThat(LogRecord.decode(record.value()).body()).isEqualTo(order);
              });
      assertThat(log)
          .filteredOn(record -> LogRecord.decode(record.value()).kind() == LogKind.TICK)
          .extracting(ConsumerRecord::partition)
          .containsExactlyInAnyOrder(0, 1, 2);
      assertThat(read(deployment, Topic.GATE_LOG, 2))
          .extracting(ConsumerRecord::partition)
          .containsExactlyInAnyOrder(0, 1);

      Map<String, byte[]> refused =
          read(deployment, Topic.REFUSED, 2).stream()
              .collect(
                  Collectors.toMap(
                      record -> RefusedHeaders.read(record.headers(), "reason").orElseThrow(),
                      ConsumerRecord::value));
      assertThat(refused).containsOnlyKeys("BYTES_UNREADABLE", "FIELD_NEGATIVE");
      assertThat(refused.get("BYTES_UNREADABLE")).asString().isEqualTo("poison");
      assertThat(refused.get("FIELD_NEGATIVE")).isEqualTo(negative);
      assertThat(intake.running()).isTrue();
    }
  }

  @Test
  void shouldPointToARecordThatIsTooLargeToBeKeptTwice() throws InterruptedException {
    Deployment deployment = setUp("intake-large.");
    byte[] largest = new byte[Topic.NETWORK.maxBytes() + 60_000];
    new Random(1).nextBytes(largest);
    byte[] within = Arrays.copyOf(largest, Topic.NETWORK.maxBytes());
    try (RegistryValues values = registry(deployment);
        Application intake = start(deployment, () -> registry(deployment));
        var producer = producer(deployment)) {
      send(producer, deployment, Topic.NETWORK, "shop", largest);
      send(producer, deployment, Topic.NETWORK, "shop", within);
      SpecificRecord order = Samples.order().build();
      send(producer, deployment, Topic.ORDER, "MUG-RED-11", value(values, deployment, order));

      assertThat(read(deployment, Topic.SKU_LOG, 1)).hasSize(1);
      List<ConsumerRecord<String, byte[]>> refused = read(deployment, Topic.REFUSED, 2);
      assertThat(refused)
          .extracting(record -> RefusedHeaders.read(record.headers(), "reason").orElseThrow())
          .containsExactly("BYTES_TOO_LARGE", "BYTES_UNREADABLE");
      assertThat(refused.get(0).value()).isNull();
      assertThat(RefusedHeaders.read(refused.get(0).headers(), "body")).contains("origin");
      assertThat(RefusedHeaders.read(refused.get(0).headers(), "offset")).contains("0");
      assertThat(refused.get(1).value()).isEqualTo(within);
      assertThat(intake.running()).isTrue();
    }
  }

  @Test
  void shouldWaitForARegistryThatIsAwayAndThenGoOnWithoutLossOrRefusal()
      throws InterruptedException {
    Deployment deployment = setUp("intake-away.");
    AtomicInteger failures = new AtomicInteger(1);
    try (RegistryValues values = registry(deployment);
        Application intake =
            start(deployment, () -> new Stumbling(registry(deployment), failures));
        var producer = producer(deployment)) {
      SpecificRecord order = Samples.order().build();
      send(producer, deployment, Topic.ORDER, "MUG-RED-11", value(values, deployment, order));
      send(producer, deployment, Topic.ORDER, "MUG-RED-11", value(values, deployment, order));

      assertThat(read(deployment, Topic.SKU_LOG, 2))
          .extracting(record -> LogRecord.decode(record.value()).origin().offset())
          .containsExactly(0L, 1L);
      assertThat(failures).hasNonPositiveValue();
      assertThat(end(deployment, Topic.REFUSED)).isZero();
      assertThat(intake.streams().state().isRunningOrRebalancing()).isTrue();
    }
  }

  private Deployment setUp(String prefix) throws InterruptedException {
    EmbeddedStack stack = EmbeddedStack.shared();
    Deployment deployment =
        new Deployment(
            stack.bootstrapServers(), stack.registryUrl(), prefix, 3, 2, 1, 50, 5, stateDir);
    new SchemaSetup(deployment.registryUrl(), prefix).registerAll();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
      new TopicSetup(admin, prefix, deployment::partitionsOf).createMissing((short) 1);
    }
    return deployment;
  }

  private static RegistryValues registry(Deployment deployment) {
    return new RegistryValues(deployment.registryUrl(), deployment.prefix());
  }

  private static Application start(Deployment deployment, Supplier<PublicValues> values) {
    return Application.start(deployment, "intake", 1, IntakeTopology.build(deployment, values));
  }

  private static byte[] value(RegistryValues values, Deployment deployment, SpecificRecord order) {
    return values.write(deployment.name(Topic.ORDER), order);
  }

  private static KafkaProducer<String, byte[]> producer(Deployment deployment) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", deployment.bootstrap(), "max.request.size", 9 * 1024 * 1024),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  /** Waits for the broker, so that a record it does not take fails the test where it is sent. */
  private static void send(
      KafkaProducer<String, byte[]> producer,
      Deployment deployment,
      Topic topic,
      String key,
      byte[] value) {
    var sent = producer.send(new ProducerRecord<>(deployment.name(topic), key, value));
    assertThat(sent).succeedsWithin(PATIENCE);
  }

  /** How many records were ever written to a topic of one partition. */
  private static long end(Deployment deployment, Topic topic) {
    try (var consumer = consumer(deployment)) {
      TopicPartition only = new TopicPartition(deployment.name(topic), 0);
      return consumer.endOffsets(List.of(only)).get(only);
    }
  }

  private static KafkaConsumer<String, byte[]> consumer(Deployment deployment) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            deployment.bootstrap(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /**
   * Reads committed records until there are so many, and a moment more in case there are others.
   */
  private static List<ConsumerRecord<String, byte[]>> read(
      Deployment deployment, Topic topic, int wanted) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (var consumer = consumer(deployment)) {
      String name = deployment.name(topic);
      consumer.assign(
          consumer.partitionsFor(name).stream()
              .map(p -> new TopicPartition(name, p.partition()))
              .toList());
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (records.size() < wanted && System.nanoTime() < until) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      consumer.poll(Duration.ofMillis(300)).forEach(records::add);
    }
    return records;
  }

  /** A registry that is away for the first few reads. */
  private record Stumbling(PublicValues values, AtomicInteger failures) implements PublicValues {
    @Override
    public byte[] write(String topic, SpecificRecord record) {
      return values.write(topic, record);
    }

    @Override
    public SpecificRecord read(String topic, byte[] bytes) {
      if (failures.getAndDecrement() > 0) {
        throw new RegistryUnavailableException("away", null);
      }
      return values.read(topic, bytes);
    }

    @Override
    public void close() {
      values.close();
    }
  }
}

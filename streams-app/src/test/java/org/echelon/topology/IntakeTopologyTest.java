package org.echelon.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlainValues;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RefusedHeaders;
import org.echelon.codec.RegistryUnavailableException;
import org.echelon.config.Deployment;
import org.echelon.processor.intake.Samples;
import org.echelon.schema.Contracts;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeTopologyTest {
  private static final Set<Topic> SHARED =
      Set.of(Topic.TICK, Topic.ASK, Topic.NETWORK, Topic.CONTROL, Topic.PRICE);

  @TempDir private Path stateDir;
  private Deployment deployment;
  private TopologyTestDriver driver;

  @AfterEach
  void close() {
    if (driver != null) {
      driver.close();
    }
  }

  @Test
  void shouldPassOnWhatIsGoodUnchanged() {
    start(() -> new PlainValues("test."));

    Samples.all()
        .forEach(
            (topic, record) -> {
              send(topic, key(topic, record), bytes(topic, record));

              LogRecord expected =
                  new LogRecord(
                      LogKind.valueOf(topic.name()),
                      new Origin(topic.suffix(), 0, 0),
                      (SpecificRecordBase) record);
              TestRecord<byte[], byte[]> logged = only(Topic.SKU_LOG);
              assertThat(logged.key()).isEqualTo(key(topic, record));
              assertThat(LogRecord.decode(logged.value())).isEqualTo(expected);
              if (SHARED.contains(topic) && topic != Topic.ASK) {
                assertThat(LogRecord.decode(only(Topic.GATE_LOG).value())).isEqualTo(expected);
              }
              assertThat(output(Topic.GATE_LOG)).as(topic.suffix()).isEmpty();
              assertThat(output(Topic.REFUSED)).as(topic.suffix()).isEmpty();
            });
  }

  @Test
  void shouldStampLogsByTheWallClock() {
    start(() -> new PlainValues("test."));
    SpecificRecord order = Samples.order().build();
    driver.advanceWallClockTime(Duration.ofDays(20_000));

    input(Topic.ORDER)
        .pipeInput(
            new TestRecord<>(
                key(Topic.ORDER, order),
                bytes(Topic.ORDER, order),
                Instant.parse("2010-12-01T08:26:00Z")));

    assertThat(only(Topic.SKU_LOG).getRecordTime()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
  }

  @Test
  void shouldPassOnDeletionsOfWhatIsKeptByKey() {
    start(() -> new PlainValues("test."));

    for (Topic topic : List.of(Topic.ITEM, Topic.FORECAST, Topic.NETWORK, Topic.CONTROL)) {
      send(topic, "gone".getBytes(), null);

      TestRecord<byte[], byte[]> logged = only(Topic.SKU_LOG);
      assertThat(logged.key()).asString().isEqualTo("gone");
      assertThat(LogRecord.decode(logged.value()).body()).isNull();
      output(Topic.GATE_LOG);
    }
  }

  @Test
  void shouldRefuseWithTheOriginalBytesAndAReason() {
    start(() -> new PlainValues("test."));
    SpecificRecord order = Samples.order().build();
    byte[] key = key(Topic.ORDER, order);
    byte[] good = bytes(Topic.ORDER, order);
    byte[] negative = bytes(Topic.ORDER, Samples.order().setUnits(-3).build());

    refused("BYTES_UNREADABLE", "POISON", Topic.ORDER, key, "nonsense, and long".getBytes());
    refused("BYTES_NULL", "POISON", Topic.ORDER, key, null);
    refused("BYTES_NULL", "POISON", Topic.TICK, key, null);
    refused("BYTES_TOO_LARGE", "POISON", Topic.ORDER, key, new byte[16 * 1024 + 1]);
    refused("SCHEMA_WRONG", "POISON", Topic.SHIPMENT, key, good);
    refused("KEY_MISSING", "FIELD", Topic.ORDER, null, good);
    refused("KEY_MISMATCH", "FIELD", Topic.ORDER, "CUP".getBytes(), good);
    var headers = refused("FIELD_NEGATIVE", "FIELD", Topic.ORDER, key, negative).headers();

    assertThat(RefusedHeaders.read(headers, "field")).contains("units");
    assertThat(RefusedHeaders.read(headers, "value")).contains("-3");
    assertThat(RefusedHeaders.read(headers, "cure")).contains("send 1 or more");
    assertThat(RefusedHeaders.read(headers, "topic")).contains("test.evt.order.v1");
    assertThat(RefusedHeaders.read(headers, "partition")).contains("0");
    assertThat(RefusedHeaders.read(headers, "offset")).contains("5");
    assertThat(RefusedHeaders.read(headers, "app")).contains("test-intake");
    assertThat(RefusedHeaders.read(headers, "node")).contains("admit-facts");
    assertThat(RefusedHeaders.read(headers, "attempt")).contains("1");
    assertThat(output(Topic.SKU_LOG)).isEmpty();
    assertThat(total("refused-BYTES_NULL-total")).isEqualTo(2);
  }

  @Test
  void shouldKeepTheHeadersOfARefusedRecordAndCountItsAttempts() {
    start(() -> new PlainValues("test."));
    var before =
        new RecordHeaders()
            .add("ce_id", "oms-1".getBytes())
            .add("echelon.dlq.reason", "KEY_MISSING".getBytes())
            .add("echelon.dlq.resentBy", "m.rossi".getBytes())
            .add("echelon.dlq.attempt", "1".getBytes());

    input(Topic.ORDER).pipeInput(new TestRecord<>("MUG".getBytes(), "nonsense".getBytes(), before));

    var headers = only(Topic.REFUSED).headers();
    assertThat(headers.lastHeader("ce_id").value()).asString().isEqualTo("oms-1");
    assertThat(headers.headers("echelon.dlq.reason")).hasSize(1);
    assertThat(RefusedHeaders.read(headers, "reason")).contains("BYTES_UNREADABLE");
    assertThat(RefusedHeaders.read(headers, "resentBy")).contains("m.rossi");
    assertThat(RefusedHeaders.read(headers, "attempt")).contains("2");
  }

  @Test
  void shouldTakeThePayloadAndCountWhenHeadersSayOtherwise() {
    start(() -> new PlainValues("test."));
    SpecificRecord order = Samples.order().build();
    var same =
        new RecordHeaders()
            .add("ce_id", "oms-8841-3-r1".getBytes())
            .add("ce_source", "oms-eu".getBytes())
            .add("ce_time", "2026-11-21T10:14:07.120+01:00".getBytes());
    for (Headers headers :
        List.of(
            new RecordHeaders(),
            same,
            new RecordHeaders().add("ce_id", "oms-other".getBytes()),
            new RecordHeaders().add("ce_time", "yesterday".getBytes()))) {
      input(Topic.ORDER)
          .pipeInput(new TestRecord<>(key(Topic.ORDER, order), bytes(Topic.ORDER, order), headers));
    }

    assertThat(output(Topic.SKU_LOG)).hasSize(4);
    assertThat(output(Topic.REFUSED)).isEmpty();
    assertThat(total("HEADER_MISMATCH-total")).isEqualTo(2);
  }

  @Test
  void shouldThrowAndRefuseNothingWhileTheRegistryIsAway() {
    start(Away::new);

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> send(Topic.ORDER, "MUG".getBytes(), new byte[] {0, 0, 0, 0, 1, 2}))
        .withRootCauseInstanceOf(RegistryUnavailableException.class);
    assertThat(output(Topic.REFUSED)).isEmpty();
  }

  @Test
  void shouldLookAsItIsDescribed() throws IOException {
    String described =
        IntakeTopology.build(deployment(), () -> new PlainValues("test.")).describe().toString();

    try (InputStream golden = getClass().getResourceAsStream("/topology/intake.txt")) {
      assertThat(described.strip())
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  private TestRecord<byte[], byte[]> refused(
      String reason, String kind, Topic topic, byte[] key, byte[] value) {
    send(topic, key, value);
    TestRecord<byte[], byte[]> refused = only(Topic.REFUSED);
    assertThat(RefusedHeaders.read(refused.headers(), "reason")).contains(reason);
    assertThat(RefusedHeaders.read(refused.headers(), "class")).contains(kind);
    assertThat(refused.key()).isEqualTo(key);
    assertThat(refused.value()).isEqualTo(value);
    return refused;
  }

  private Deployment deployment() {
    return new Deployment("nowhere:1", "http://nowhere", "test.", 4, 4, 1, 50, 5, stateDir);
  }

  private void start(Supplier<PublicValues> values) {
    deployment = deployment();
    driver =
        new TopologyTestDriver(
            IntakeTopology.build(deployment, values), StreamsSettings.of(deployment, "intake", 1));
  }

  private TestInputTopic<byte[], byte[]> input(Topic topic) {
    return driver.createInputTopic(
        deployment.name(topic), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void send(Topic topic, byte[] key, byte[] value) {
    input(topic).pipeInput(key, value);
  }

  private byte[] bytes(Topic topic, SpecificRecord record) {
    return new PlainValues("test.").write(deployment.name(topic), record);
  }

  private static byte[] key(Topic topic, SpecificRecord record) {
    return Contracts.valueOf(topic.name()).keyOf(record).getBytes(StandardCharsets.UTF_8);
  }

  private List<TestRecord<byte[], byte[]>> output(Topic topic) {
    return driver
        .createOutputTopic(
            deployment.name(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private TestRecord<byte[], byte[]> only(Topic topic) {
    List<TestRecord<byte[], byte[]>> records = output(topic);
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private double total(String metric) {
    return driver.metrics().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(metric))
        .mapToDouble(entry -> (double) entry.getValue().metricValue())
        .sum();
  }

  /** A registry that never answers. */
  private static final class Away implements PublicValues {
    @Override
    public byte[] write(String topic, SpecificRecord record) {
      throw new RegistryUnavailableException("away", null);
    }

    @Override
    public SpecificRecord read(String topic, byte[] bytes) {
      throw new RegistryUnavailableException("away", null);
    }

    @Override
    public void close() {
      // Nothing was open.
    }
  }
}

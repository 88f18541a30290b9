package org.echelon.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.echelon.codec.PlainValues;
import org.echelon.codec.RefusedHeaders;
import org.echelon.command.AssignmentCommand;
import org.echelon.config.Deployment;
import org.echelon.processor.plan.ShortLog;
import org.echelon.state.Position;
import org.echelon.state.Task;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan as Kafka Streams runs it. */
class PlanTopologyTest {
  @TempDir Path state;
  private Deployment deployment;
  private Topology topology;
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    deployment = new Deployment("none:1", "http://none", "test.", 4, 4, 1, 50, 5, state);
    topology = PlanTopology.build(deployment, () -> new PlainValues("test."));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, deployment.applicationId("plan"));
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(topology, settings, Instant.parse("2026-11-21T00:00:00Z"));
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldKeepTheNamesThatItsStateDependsOn() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("/topology/plan.txt")) {
      assertThat(topology.describe().toString().strip())
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  void shouldWriteCommandsWithTheirEnvelope() {
    // when
    feed();

    List<TestRecord<String, byte[]>> commands = read(Topic.ASSIGNMENT);
    assertThat(commands).hasSize(1);
    TestRecord<String, byte[]> written = commands.get(0);
    AssignmentCommand command =
        (AssignmentCommand)
            new PlainValues("test.").read(deployment.name(Topic.ASSIGNMENT), written.value());
    assertThat(written.key()).isEqualTo("FC-E");
    assertThat(command.getOrderId()).isEqualTo("SO-1");
    assertThat(header(written, "ce_id")).isEqualTo(command.getCommandId() + "-r1");
    assertThat(header(written, "ce_type")).isEqualTo("org.echelon.command.assignmentcommand");
    assertThat(header(written, "ce_source")).isEqualTo("echelon-plan");
    assertThat(header(written, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(written, "ce_time")).isEqualTo(ShortLog.AT.toString());
    assertThat(header(written, "content-type")).isEqualTo("application/avro");
    // Event time is in the envelope; retention goes by the clock on the wall.
    assertThat(written.getRecordTime()).isBefore(ShortLog.AT);
    assertThat(read(Topic.DECISION)).hasSize(1);
    assertThat(read(Topic.TASK)).hasSizeGreaterThan(1);
  }

  @Test
  void shouldStampADecisionWithTheTimeOfItsCauseInTheLog() {
    Instant logged = Instant.parse("2026-11-20T23:59:58Z");
    TestInputTopic<String, byte[]> log =
        driver.createInputTopic(
            deployment.name(Topic.SKU_LOG), new StringSerializer(), new ByteArraySerializer());

    // when
    ShortLog.entries().forEach(entry -> log.pipeInput(entry.key, entry.value, logged));

    assertThat(read(Topic.DECISION)).extracting(TestRecord::getRecordTime).containsOnly(logged);
    assertThat(read(Topic.ASSIGNMENT))
        .extracting(TestRecord::getRecordTime)
        .doesNotContain(logged)
        .isNotEmpty();
  }

  @Test
  void shouldPublishPositionsAtTheTickAndRefusalsWithTheirOrigin() {
    // when
    feed();

    List<TestRecord<String, byte[]>> positions = read(Topic.POSITION);
    Position last =
        (Position)
            new PlainValues("test.")
                .read(deployment.name(Topic.POSITION), positions.get(positions.size() - 1).value());
    assertThat(last.getNodes())
        .filteredOn(node -> node.getNode().equals("FC-E"))
        .singleElement()
        .satisfies(node -> assertThat(node.getReservedUnits()).isEqualTo(1));
    List<TestRecord<String, byte[]>> refused = read(Topic.REFUSED);
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).value()).isNull();
    assertThat(RefusedHeaders.read(refused.get(0).headers(), "reason"))
        .contains("REF_UNKNOWN_NODE");
    assertThat(RefusedHeaders.read(refused.get(0).headers(), "body")).contains("origin");
  }

  @Test
  void shouldPublishProposalsAndLaddersInTheBackground() {
    feed();

    // when
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(read(Topic.PROPOSAL)).isNotEmpty();
    assertThat(read(Topic.LADDER)).isNotEmpty();
  }

  /** Ticks are the only time of decisions, so only the processor knows how long a record waited. */
  @Test
  void shouldReportHowLongItsRecordsWaited() {
    TestInputTopic<String, byte[]> log =
        driver.createInputTopic(
            deployment.name(Topic.SKU_LOG),
            new StringSerializer(),
            new ByteArraySerializer(),
            Instant.parse("2026-11-20T23:59:58Z"),
            Duration.ZERO);

    // when
    ShortLog.entries().forEach(entry -> log.pipeInput(entry.key, entry.value));

    assertThat(read(Topic.TASK))
        .isNotEmpty()
        .allSatisfy(
            written -> {
              Task report =
                  (Task)
                      new PlainValues("test.").read(deployment.name(Topic.TASK), written.value());
              assertThat(report.getLagMillis()).isEqualTo(2_000);
            });
  }

  private void feed() {
    TestInputTopic<String, byte[]> log =
        driver.createInputTopic(
            deployment.name(Topic.SKU_LOG), new StringSerializer(), new ByteArraySerializer());
    ShortLog.entries().forEach(entry -> log.pipeInput(entry.key, entry.value));
  }

  private List<TestRecord<String, byte[]>> read(Topic topic) {
    return driver
        .createOutputTopic(
            deployment.name(topic), new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private static String header(TestRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}

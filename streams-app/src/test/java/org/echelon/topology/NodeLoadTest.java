package org.echelon.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.echelon.codec.AvroNetworks;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlainValues;
import org.echelon.config.Deployment;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.system.NodeLoad;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate adds up what the tasks of Plan keep reserved at its node, and tells them all. */
class NodeLoadTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path stateDir;
  private Deployment deployment;
  private TopologyTestDriver driver;
  private long ticks;

  @BeforeEach
  void start() {
    deployment =
        new Deployment("localhost:1", "http://localhost:1", "echelon.", 2, 2, 1, 50, 5, stateDir);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, deployment.applicationId("gate"));
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    driver =
        new TopologyTestDriver(
            GateTopology.build(deployment, () -> new PlainValues(deployment.prefix())), settings);
    send(0, LogKind.NETWORK, network(3, 100.0));
    tick();
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldAddUpTheTasksAndTellOnceATick() {
    part(0, "FC-A", 30);
    part(1, "FC-A", 20);
    part(1, "FC-A", 25);
    assertThat(told()).isEmpty();

    // when
    tick();
    tick();

    assertThat(told()).containsExactly("FC-A 55 of 100.0");
  }

  @Test
  void shouldTellOnlyWhatMovedByMoreThanATwentieth() {
    part(0, "FC-A", 100);
    tick();
    assertThat(told()).hasSize(1);

    // when
    part(0, "FC-A", 105);
    tick();
    part(0, "FC-A", 96);
    tick();

    assertThat(told()).isEmpty();
    part(0, "FC-A", 106);
    tick();
    assertThat(told()).containsExactly("FC-A 106 of 100.0");
    part(0, "FC-A", 0);
    tick();
    assertThat(told()).containsExactly("FC-A 0 of 100.0");
  }

  @Test
  void shouldTellANewLimitAndNothingOfANodeWithoutOne() {
    part(0, "FC-A", 40);
    part(0, "V", 40);
    tick();
    assertThat(told()).containsExactly("FC-A 40 of 100.0");

    // when
    send(0, LogKind.NETWORK, network(4, 50.0));
    tick();
    send(0, LogKind.NETWORK, network(5, null));
    tick();
    part(0, "FC-A", 80);
    tick();

    assertThat(told()).containsExactly("FC-A 40 of 50.0", "FC-A 40 of 0.0");
  }

  private static Network network(long version, Double outboundPerDay) {
    List<Node> nodes = new ArrayList<>(AvroNetworks.chain().getNodes());
    nodes.set(2, AvroNetworks.node(2, "FC-A", NodeKind.FC, 0, null, outboundPerDay));
    return Network.newBuilder(AvroNetworks.chain()).setVersion(version).setNodes(nodes).build();
  }

  private void part(int partition, String node, long units) {
    send(partition, LogKind.NODE_LOAD, new NodeLoad(node, NOON, units, 0.0));
  }

  private void tick() {
    send(0, LogKind.TICK, new Tick("test", ++ticks, NOON.plusSeconds(ticks)));
  }

  private void send(int from, LogKind kind, SpecificRecordBase body) {
    driver
        .createInputTopic(
            deployment.name(Topic.GATE_LOG), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new LogRecord(kind, new Origin("plan", from, 0), body).encode());
  }

  /** What was told since the last look. */
  private List<String> told() {
    return driver
        .createOutputTopic(
            deployment.name(Topic.SKU_LOG),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readValuesToList()
        .stream()
        .map(value -> (NodeLoad) LogRecord.decode(value).body())
        .map(load -> load.getNode() + " " + load.getOpenUnits() + " of " + load.getOutboundPerDay())
        .toList();
  }
}

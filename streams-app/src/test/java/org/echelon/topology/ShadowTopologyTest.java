package org.echelon.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.echelon.codec.PlainValues;
import org.echelon.config.Deployment;
import org.echelon.processor.plan.Rival;
import org.echelon.processor.plan.ShortLog;
import org.echelon.simulation.policy.Policies;
import org.echelon.state.LabDecision;
import org.echelon.state.LabLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab as Kafka Streams runs it. */
class ShadowTopologyTest {
  @TempDir Path state;

  @Test
  void shouldReadTheLogOfPlanAndWriteToTheTopicOfLabsOnly() {
    List<String> read = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (TopologyDescription.Subtopology part : topology().describe().subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Source source) {
          read.addAll(source.topicSet());
        } else if (node instanceof TopologyDescription.Sink sink) {
          written.add(String.valueOf(sink.topic()));
          assertThat(sink.topicNameExtractor()).isNull();
        }
      }
    }

    assertThat(read).containsExactly("test.sys.sku.v1");
    assertThat(written).containsExactly("test.lab.decision.v1");
  }

  @Test
  void shouldWriteWhatBothWantUnderLabAndSku() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-lab-fair");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    try (TopologyTestDriver driver =
        new TopologyTestDriver(topology(), settings, Instant.parse("2026-11-21T00:00:00Z"))) {
      TestInputTopic<String, byte[]> log =
          driver.createInputTopic(
              "test.sys.sku.v1", new StringSerializer(), new ByteArraySerializer());

      // when
      ShortLog.asked().forEach(entry -> log.pipeInput(entry.key, entry.value));

      List<TestRecord<String, byte[]>> told =
          driver
              .createOutputTopic(
                  "test.lab.decision.v1", new StringDeserializer(), new ByteArrayDeserializer())
              .readRecordsToList();
      assertThat(told).hasSize(1);
      assertThat(told.get(0).key()).isEqualTo("fair/MUG");
      assertThat(
              new String(told.get(0).headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
          .startsWith("fair/MUG@FC-E|");
      LabDecision decision =
          (LabDecision) new PlainValues("test.").read("test.lab.decision.v1", told.get(0).value());
      assertThat(decision.getLines())
          .singleElement()
          .returns("DC>FC-E", LabLine::getLane)
          .satisfies(line -> assertThat(line.getLiveUnits()).isPositive());
    }
  }

  private Topology topology() {
    Deployment deployment = new Deployment("none:1", "http://none", "test.", 4, 4, 1, 50, 5, state);
    Rival rival = new Rival("fair", Policies.RATIONED.planners(), false);
    return ShadowTopology.build(deployment, () -> new PlainValues("test."), rival);
  }
}

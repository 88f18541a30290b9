package org.echelon.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.echelon.codec.PlainValues;
import org.echelon.config.Deployment;
import org.echelon.topology.GateTopology;
import org.echelon.topology.IntakeTopology;
import org.echelon.topology.PlanTopology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is declared of writers and readers is what the applications are wired to. */
class TopicPartiesTest {
  private static final Deployment DEPLOYMENT =
      new Deployment("none:1", "http://none:1", "test.", 2, 2, 1, 50, 5, Path.of("none"));

  @Test
  void shouldBeWhatIntakeIsWiredTo() {
    assertWired(Party.INTAKE, IntakeTopology.build(DEPLOYMENT, TopicPartiesTest::values));
  }

  @Test
  void shouldBeWhatPlanIsWiredTo() {
    assertWired(Party.PLAN, PlanTopology.build(DEPLOYMENT, TopicPartiesTest::values));
  }

  @Test
  void shouldBeWhatTheGatesAreWiredTo() {
    assertWired(Party.GATE, GateTopology.build(DEPLOYMENT, TopicPartiesTest::values));
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameAWriterAndAReader(Topic topic) {
    assertThat(topic.writers()).isNotEmpty();
    assertThat(topic.readers()).isNotEmpty();
  }

  /** A sender whose clock leads would have its records kept for ever. */
  @ParameterizedTest
  @EnumSource
  void shouldTakeAsInputWhatOthersWriteBySku(Topic topic) {
    boolean others = topic.writers().stream().anyMatch(Party::outside);
    boolean bySku = topic.spread() == Topic.Spread.SKUS;
    if (others && bySku) {
      assertThat(topic.input()).isTrue();
      assertThat(topic.bound()).as("intake puts its records in place").isFalse();
    }
    if (topic.input()) {
      assertThat(topic.readers()).contains(Party.INTAKE);
    }
  }

  private static void assertWired(Party party, Topology topology) {
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Source source) {
          read.addAll(source.topicSet());
        } else if (node instanceof TopologyDescription.Sink sink) {
          written.add(sink.topic());
        }
      }
    }
    assertThat(declared(party, Topic::readers)).as("read").isEqualTo(read);
    assertThat(declared(party, Topic::writers)).as("written").isEqualTo(written);
  }

  private static Set<String> declared(Party party, Function<Topic, Set<Party>> side) {
    return Arrays.stream(Topic.values())
        .filter(topic -> side.apply(topic).contains(party))
        .map(DEPLOYMENT::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static PlainValues values() {
    return new PlainValues(DEPLOYMENT.prefix());
  }
}

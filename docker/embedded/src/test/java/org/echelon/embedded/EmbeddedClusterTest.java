package org.echelon.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedClusterTest {
  @Test
  void shouldKeepServingWhileOneOfThreeBrokersIsAway() throws Exception {
    try (Cluster cluster = EmbeddedCluster.start(3)) {
      Records records = new Records(cluster.bootstrapServers());
      records.createTopic("copied", 3);
      records.write("copied", "before");

      // when
      cluster.stopBroker(0);
      records.write("copied", "without");
      cluster.startBroker(0);
      cluster.stopBroker(1);
      records.write("copied", "after");

      assertThat(records.read("copied", 3)).containsExactly("before", "without", "after");
    }
  }

  @Test
  void shouldLeaveNothingRunningWhenItIsClosed() throws Exception {
    Cluster cluster = EmbeddedCluster.start(3);
    new Records(cluster.bootstrapServers()).createTopic("copied", 3);

    // when
    cluster.close();

    assertThat(threads()).noneMatch(name -> name.contains("data-plane-kafka"));
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }
}

package org.echelon.embedded;

import static org.assertj.core.api.Assertions.assertThat;

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
}

package org.echelon.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
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
    Set<Thread> others = Thread.getAllStackTraces().keySet();
    Cluster cluster = EmbeddedCluster.start(3);
    new Records(cluster.bootstrapServers()).createTopic("copied", 3);

    // when
    cluster.close();

    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(others);
    assertThat(left).extracting(Thread::getName).noneMatch(name -> name.contains("data-plane"));
  }
}

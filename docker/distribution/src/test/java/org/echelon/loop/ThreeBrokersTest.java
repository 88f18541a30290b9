package org.echelon.loop;

import org.echelon.embedded.Cluster;
import org.echelon.embedded.EmbeddedCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The suite on three brokers in this process. */
class ThreeBrokersTest extends ClusterSuite {
  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = EmbeddedCluster.start(3);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Override
  Cluster cluster() {
    return cluster;
  }
}

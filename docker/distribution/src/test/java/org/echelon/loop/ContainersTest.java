package org.echelon.loop;

import org.echelon.embedded.Cluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** The suite on a broker and a registry in containers; needs a container engine. */
@EnabledIf(value = "engine", disabledReason = "no container engine answers on this machine")
class ContainersTest extends ClusterSuite {
  private static Cluster cluster;

  static boolean engine() {
    return ContainerCluster.possible();
  }

  @BeforeAll
  static void start() {
    cluster = ContainerCluster.start();
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

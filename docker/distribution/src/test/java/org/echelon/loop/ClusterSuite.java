package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.echelon.config.Deployment;
import org.echelon.embedded.Cluster;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.run.RunSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop on a cluster of brokers with several instances of the applications. */
abstract class ClusterSuite {
  private static final int DAYS = 3;
  private static final int SKUS = 20;
  private static final int INSTANCES = 3;
  private static final int STEPS_BETWEEN = 4;

  @TempDir private Path folder;

  /** The cluster to run on; the suite does not close it. */
  abstract Cluster cluster();

  @Test
  void shouldLoseAndDoubleNothingWhenAnInstanceAndABrokerGo() throws Exception {
    Cluster cluster = cluster();
    Deployment deployment = LoopDeployment.create(cluster, "several.", 4, folder.resolve("unused"));
    List<ChildStreams> instances = new ArrayList<>();
    try (PacedRun run = LoopDeployment.run(deployment, SmallWorld.broad(DAYS, SKUS), DAYS)) {
      for (int i = 0; i < INSTANCES; i++) {
        instances.add(instance(deployment, i));
      }
      run.open();
      steps(run, STEPS_BETWEEN);
      long before = commands(run);

      // when
      instances.get(0).kill();
      steps(run, STEPS_BETWEEN);
      if (cluster.brokers() > 1) {
        cluster.stopBroker(0);
        steps(run, STEPS_BETWEEN);
        cluster.startBroker(0);
      }
      while (run.step()) {
        assertThat(instances.get(1).alive()).as("an instance runs").isTrue();
      }
      run.finish();

      RunSummary summary = run.summary();
      assertThat(commands(run)).as("commands go on").isGreaterThan(before);
      assertThat(summary.unitsUnbalanced()).isZero();
      assertThat(summary.skusFrozen()).isZero();
      assertThat(summary.duplicateCommands()).isZero();
      assertThat(summary.tilingBreaks()).isZero();
      assertThat(summary.deadLettersByReason()).isEmpty();
    } catch (IllegalStateException stuck) {
      throw new AssertionError("an instance said:\n" + instances.get(1).lastWords(), stuck);
    } finally {
      instances.forEach(ChildStreams::close);
    }
  }

  /** Each instance has stores of its own; they share the work by the name of the application. */
  private ChildStreams instance(Deployment shared, int number) {
    Deployment own =
        new Deployment(
            shared.bootstrap(),
            shared.registryUrl(),
            shared.prefix(),
            shared.partitions(),
            shared.gates(),
            1,
            shared.commitMillis(),
            shared.aheadMinutes(),
            folder.resolve("instance-" + number));
    ChildStreams streams = new ChildStreams(own, folder.resolve("instance-" + number + ".log"));
    streams.start();
    return streams;
  }

  private static void steps(PacedRun run, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      assertThat(run.step()).isTrue();
    }
  }

  private static long commands(PacedRun run) {
    RunSummary summary = run.summary();
    return summary.transferCommands() + summary.purchaseCommands() + summary.assignments();
  }
}

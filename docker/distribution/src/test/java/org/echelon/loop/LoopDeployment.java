package org.echelon.loop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.embedded.Cluster;
import org.echelon.embedded.EmbeddedStack;
import org.echelon.job.Platform;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.world.World;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.TopicSetup;

/** Deployments on the stack of this JVM, each with topics of its own. */
final class LoopDeployment {
  static final Duration STEP = Duration.ofHours(3);
  static final Duration PRICE_EVERY = Duration.ofHours(24);

  /** A step, and five minutes for what is fed before the tick that follows it. */
  static final int AHEAD_MINUTES = (int) STEP.toMinutes() + 5;

  static final int COMMIT_MILLIS = 20;
  static final int GATES = 4;

  static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private LoopDeployment() {}

  /** Topics and schemas of a new deployment. */
  static Deployment create(String prefix, int partitions, Path stateDir) {
    return create(prefix, partitions, COMMIT_MILLIS, stateDir);
  }

  /** Topics and schemas of a new deployment that commits at its own pace. */
  static Deployment create(String prefix, int partitions, int commitMillis, Path stateDir) {
    EmbeddedStack stack = EmbeddedStack.shared();
    return create(
        stack.bootstrapServers(),
        stack.registryUrl(),
        (short) 1,
        prefix,
        partitions,
        commitMillis,
        stateDir);
  }

  /** Topics and schemas of a new deployment on a cluster, with as many copies as it can keep. */
  static Deployment create(Cluster cluster, String prefix, int partitions, Path stateDir) {
    return create(
        cluster.bootstrapServers(),
        cluster.registryUrl(),
        (short) Math.min(3, cluster.brokers()),
        prefix,
        partitions,
        COMMIT_MILLIS,
        stateDir);
  }

  private static Deployment create(
      String bootstrap,
      String registryUrl,
      short copies,
      String prefix,
      int partitions,
      int commitMillis,
      Path stateDir) {
    Deployment deployment =
        new Deployment(
            bootstrap,
            registryUrl,
            prefix,
            partitions,
            GATES,
            1,
            commitMillis,
            AHEAD_MINUTES,
            stateDir);
    try (Admin admin = admin(deployment)) {
      new TopicSetup(admin, prefix, deployment::partitionsOf).createMissing(copies);
      new SchemaSetup(deployment.registryUrl(), prefix).registerAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return deployment;
  }

  static Admin admin(Deployment deployment) {
    return Admin.create(Map.of("bootstrap.servers", (Object) deployment.bootstrap()));
  }

  /** All applications of a deployment, running. */
  static Platform running(Deployment deployment, Duration priceEvery) throws InterruptedException {
    Platform platform =
        Platform.start(deployment, new PricingSettings(priceEvery, PricingOptions.RESPONSIVE));
    platform.awaitRunning(START_LIMIT);
    return platform;
  }

  /** A run of a world that has not begun. */
  static PacedRun run(Deployment deployment, World world, int days) {
    return new PacedRun(
        deployment,
        world,
        new RunSettings(STEP, PRICE_EVERY, days, 0, 1),
        () -> values(deployment));
  }

  static RegistryValues values(Deployment deployment) {
    return new RegistryValues(deployment.registryUrl(), deployment.prefix());
  }
}

package org.echelon.cli;

import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.producers.run.Results;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSetup;

/** Reads what a deployment has published, read committed, after a look whether it is there. */
final class Watch implements AutoCloseable {
  private final Results results;

  private Watch(Results results) {
    this.results = results;
  }

  /**
   * Begins with the oldest record of each topic.
   *
   * @throws IllegalStateException when the broker does not answer, or topics are missing
   */
  static Watch of(Deployment deployment, Set<Topic> topics, Results.Handler handler)
      throws InterruptedException {
    try (Admin admin = Admins.of(deployment)) {
      new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf).checkPartitions();
    }
    RegistryValues values = new RegistryValues(deployment.registryUrl(), deployment.prefix());
    return new Watch(new Results(deployment, values, topics, handler));
  }

  /** Takes everything that is committed now. */
  void drain() {
    results.drain();
  }

  /** Takes what has come since. */
  void poll() {
    results.poll();
  }

  /** Reads on until a condition holds; false when it does not in time. */
  boolean await(Duration limit, BooleanSupplier condition) {
    long until = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      results.poll();
    }
    return true;
  }

  @Override
  public void close() {
    results.close();
  }
}

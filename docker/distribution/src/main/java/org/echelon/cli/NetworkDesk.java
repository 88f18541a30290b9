package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.config.Deployment;
import org.echelon.producers.run.Results;
import org.echelon.reference.Network;
import org.echelon.state.Task;
import org.echelon.topic.Topic;

/** The networks that were published, which of them rules, and whether the next one is obeyed. */
final class NetworkDesk implements AutoCloseable, Results.Handler {
  private final List<Network> ever = new ArrayList<>();
  private final PlanTasks tasks;
  private final Watch watch;

  /** Reads what there is. */
  NetworkDesk(Deployment deployment) throws InterruptedException {
    this.tasks = new PlanTasks(deployment);
    this.watch = Watch.of(deployment, EnumSet.of(Topic.NETWORK, Topic.TASK, Topic.REFUSED), this);
    watch.drain();
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    if (record instanceof Network network) {
      ever.add(network);
    } else if (record instanceof Task task) {
      tasks.told(key, task);
    }
  }

  @Override
  public void refused(ConsumerRecord<String, byte[]> record) {
    tasks.refused(record);
  }

  /** Every version that was ever published and is still kept. */
  List<Network> ever() {
    return List.copyOf(ever);
  }

  /** The version that all Plan tasks obey; the newest published one where none has reported. */
  Optional<Network> inForce() {
    long obeyed = tasks.networkVersion();
    Optional<Network> newest =
        ever.stream().reduce((one, other) -> later(one, other) ? one : other);
    return ever.stream()
        .filter(network -> network.getVersion() == obeyed)
        .reduce((one, other) -> other)
        .or(() -> newest);
  }

  /** The time there: that of the newest tick that a Plan task has reported. */
  Instant now() {
    return tasks.now();
  }

  /** The highest version ever published, 0 for none. */
  long newestVersion() {
    return ever.stream().mapToLong(Network::getVersion).max().orElse(0);
  }

  /**
   * Waits until every Plan task obeys a version.
   *
   * @param offset where it was written
   * @throws CommandFailure when it was refused, or is not obeyed in time
   */
  void awaitObeyed(long version, long offset, Duration limit) {
    Predicate<Task> obeys = task -> task.getNetworkVersion() >= version;
    tasks.await(watch, "network v" + version, Topic.NETWORK, offset, limit, obeys);
  }

  int planTasks() {
    return tasks.all();
  }

  private static boolean later(Network one, Network other) {
    return one.getVersion() > other.getVersion();
  }

  @Override
  public void close() {
    watch.close();
  }
}

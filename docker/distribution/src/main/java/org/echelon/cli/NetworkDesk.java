package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.codec.RefusedHeaders;
import org.echelon.config.Deployment;
import org.echelon.producers.run.Results;
import org.echelon.reference.Network;
import org.echelon.state.Task;
import org.echelon.topic.Topic;

/** The networks that were published, which of them rules, and whether the next one is obeyed. */
final class NetworkDesk implements AutoCloseable, Results.Handler {
  private final Deployment deployment;
  private final List<Network> ever = new ArrayList<>();
  private final Map<String, Task> tasks = new TreeMap<>();
  private final Map<Long, String> refusals = new TreeMap<>();
  private final Watch watch;

  /** Reads what there is. */
  NetworkDesk(Deployment deployment) throws InterruptedException {
    this.deployment = deployment;
    this.watch = Watch.of(deployment, EnumSet.of(Topic.NETWORK, Topic.TASK, Topic.REFUSED), this);
    watch.drain();
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    if (record instanceof Network network) {
      ever.add(network);
    } else if (record instanceof Task task && task.getApp().equals("plan")) {
      tasks.put(key, task);
    }
  }

  @Override
  public void refused(ConsumerRecord<String, byte[]> record) {
    String topic = RefusedHeaders.read(record.headers(), "topic").orElse("");
    if (topic.equals(deployment.name(Topic.NETWORK))) {
      refusals.put(
          Long.parseLong(RefusedHeaders.read(record.headers(), "offset").orElse("-1")),
          said(record, "reason") + " " + said(record, "field") + ". " + said(record, "cure"));
    }
  }

  private static String said(ConsumerRecord<String, byte[]> record, String header) {
    return RefusedHeaders.read(record.headers(), header).orElse("");
  }

  /** Every version that was ever published and is still kept. */
  List<Network> ever() {
    return List.copyOf(ever);
  }

  /** The version that all Plan tasks obey; the newest published one where none has reported. */
  Optional<Network> inForce() {
    long obeyed = tasks.values().stream().mapToLong(Task::getNetworkVersion).min().orElse(0);
    Optional<Network> newest =
        ever.stream().reduce((one, other) -> later(one, other) ? one : other);
    return ever.stream()
        .filter(network -> network.getVersion() == obeyed)
        .reduce((one, other) -> other)
        .or(() -> newest);
  }

  /** The time there: that of the newest tick that a Plan task has reported. */
  Instant now() {
    return tasks.values().stream()
        .map(Task::getTickAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
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
    boolean done =
        watch.await(limit, () -> refusals.containsKey(offset) || obeying(version) == planTasks());
    if (refusals.containsKey(offset)) {
      throw new CommandFailure(
          CommandFailure.REFUSED, "network v" + version + " was refused: " + refusals.get(offset));
    }
    if (!done) {
      throw new CommandFailure(
          CommandFailure.TOO_LONG,
          "network v"
              + version
              + " is obeyed by "
              + obeying(version)
              + " of "
              + planTasks()
              + " tasks after "
              + limit.toSeconds()
              + " s; it stays published. Are the applications running, and does the clock tick?");
    }
  }

  int planTasks() {
    return deployment.partitions();
  }

  private long obeying(long version) {
    return tasks.values().stream().filter(task -> task.getNetworkVersion() >= version).count();
  }

  private static boolean later(Network one, Network other) {
    return one.getVersion() > other.getVersion();
  }

  @Override
  public void close() {
    watch.close();
  }
}

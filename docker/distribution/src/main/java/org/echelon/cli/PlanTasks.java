package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.codec.RefusedHeaders;
import org.echelon.config.Deployment;
import org.echelon.console.table.ControlBook;
import org.echelon.control.Control;
import org.echelon.state.Task;
import org.echelon.topic.Topic;

/** What the Plan tasks of a deployment tell: what they obey, and what was refused. */
final class PlanTasks {
  private final Deployment deployment;
  private final Map<String, Task> tasks = new TreeMap<>();

  /** By topic and offset. */
  private final Map<String, String> refusals = new HashMap<>();

  PlanTasks(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Takes a report; those of other applications do not count. */
  void told(String key, Task task) {
    if (task.getApp().equals("plan")) {
      tasks.put(key, task);
    }
  }

  void refused(ConsumerRecord<String, byte[]> record) {
    String topic = said(record, "topic");
    refusals.put(
        topic + "/" + said(record, "offset"),
        said(record, "reason") + " " + said(record, "field") + ". " + said(record, "cure"));
  }

  private static String said(ConsumerRecord<String, byte[]> record, String header) {
    return RefusedHeaders.read(record.headers(), header).orElse("");
  }

  /** The last report of each task that has reported. */
  Stream<Task> reported() {
    return tasks.values().stream();
  }

  /** How many there are. */
  int all() {
    return deployment.partitions();
  }

  /** The time there: that of the newest tick that a task has reported. */
  Instant now() {
    return reported().map(Task::getTickAt).max(Comparator.naturalOrder()).orElse(Instant.MIN);
  }

  /** The same; the time of this machine where no task has reported. */
  Instant clock() {
    Instant now = now();
    return now.equals(Instant.MIN) ? Instant.now() : now;
  }

  /** The version of the network that all that have reported obey, 0 for none. */
  long networkVersion() {
    return reported().mapToLong(Task::getNetworkVersion).min().orElse(0);
  }

  /** Whether a task has taken an order, or a later one of the same control. */
  static boolean took(Task task, Control control) {
    return ControlBook.took(task, control);
  }

  /**
   * Waits until every task obeys.
   *
   * @param what is to be obeyed, in words
   * @param topic where it was written
   * @param offset place of it there
   * @throws CommandFailure when it was refused, or is not obeyed in time
   */
  void await(
      Watch watch, String what, Topic topic, long offset, Duration limit, Predicate<Task> obeys) {
    boolean done =
        watch.await(limit, () -> refusal(topic, offset).isPresent() || obeying(obeys) == all());
    Optional<String> refusal = refusal(topic, offset);
    if (refusal.isPresent()) {
      throw new CommandFailure(CommandFailure.REFUSED, what + " was refused: " + refusal.get());
    }
    if (!done) {
      throw new CommandFailure(
          CommandFailure.TOO_LONG,
          what
              + " is obeyed by "
              + obeying(obeys)
              + " of "
              + all()
              + " tasks after "
              + limit.toSeconds()
              + " s; it stays published. Are the applications running, and does the clock tick?");
    }
  }

  /** Why what was written at a place was refused, if it was. */
  Optional<String> refusal(Topic topic, long offset) {
    return Optional.ofNullable(refusals.get(deployment.name(topic) + "/" + offset));
  }

  private long obeying(Predicate<Task> obeys) {
    return reported().filter(obeys).count();
  }
}

package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.codec.AlertCode;
import org.echelon.config.Deployment;
import org.echelon.console.table.ControlBook;
import org.echelon.control.Control;
import org.echelon.producers.run.Results;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.state.Alert;
import org.echelon.state.AlertState;
import org.echelon.state.Task;
import org.echelon.topic.Topic;

/** What people ordered, the network it is about, and whether tasks obey. */
final class ControlDesk implements AutoCloseable, Results.Handler {
  /** What is read to say what there is. */
  static final Set<Topic> TOPICS =
      EnumSet.of(Topic.NETWORK, Topic.CONTROL, Topic.TASK, Topic.REFUSED);

  /** What is read as well to say what a halt concerns. */
  static final Set<Topic> EFFECT =
      EnumSet.of(
          Topic.TRANSFER,
          Topic.PURCHASE,
          Topic.ASSIGNMENT,
          Topic.ACK,
          Topic.POSITION,
          Topic.PROPOSAL,
          Topic.DECISION);

  private final NetworksTold networks = new NetworksTold();
  private final Set<String> skus = new HashSet<>();
  private final ControlBook book = new ControlBook();
  private final CommandBoard board = new CommandBoard();
  private final PlanTasks tasks;

  /** Alerts of faults that froze an item, by item, while they last. */
  private final Map<String, Alert> faults = new HashMap<>();

  private final Watch watch;

  /**
   * Reads what there is.
   *
   * @param more topics beside those that are always read
   */
  ControlDesk(Deployment deployment, Set<Topic> more) throws InterruptedException {
    this.tasks = new PlanTasks(deployment);
    Set<Topic> topics = EnumSet.copyOf(TOPICS);
    topics.addAll(more);
    this.watch = Watch.of(deployment, topics, this);
    look();
  }

  /** Reads what has come since. */
  void look() {
    watch.drain();
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    if (record instanceof Control control) {
      book.take(control);
    } else if (record instanceof Item item) {
      skus.add(item.getSku());
    } else if (record instanceof Alert alert) {
      take(alert);
    } else {
      if (record instanceof Network network) {
        networks.take(network);
      } else if (record instanceof Task task) {
        tasks.told(key, task);
      }
      board.published(topic, key, record);
    }
  }

  private void take(Alert alert) {
    if (alert.getCode().equals(AlertCode.INVARIANT_BROKEN.name())) {
      String sku = alert.getScope().replaceFirst("^sku:", "");
      if (alert.getState() == AlertState.RAISED) {
        faults.put(sku, alert);
      } else {
        faults.remove(sku);
      }
    }
  }

  /** What is wrong with an item that a fault froze, where alerts are read. */
  Optional<Alert> fault(String sku) {
    return Optional.ofNullable(faults.get(sku));
  }

  @Override
  public void refused(ConsumerRecord<String, byte[]> record) {
    tasks.refused(record);
  }

  /**
   * The network that all Plan tasks obey, else the newest.
   *
   * @throws CommandFailure when there is none
   */
  Network network() {
    return networks.obeyed(tasks);
  }

  /** Items that were ever sent, where their topic is read. */
  Set<String> skus() {
    return skus;
  }

  ControlBook book() {
    return book;
  }

  CommandBoard board() {
    return board;
  }

  /** The time there: that of the newest tick that a Plan task has reported. */
  Instant now() {
    return tasks.clock();
  }

  /** How many Plan tasks there are. */
  int planTasks() {
    return tasks.all();
  }

  /** How many of them have taken an order. */
  int obeying(Control control) {
    return (int) tasks.reported().filter(task -> PlanTasks.took(task, control)).count();
  }

  /**
   * Waits until every Plan task obeys an order, see {@link PlanTasks#await}; one that lost against
   * another of its revision is never obeyed, but refused.
   */
  void awaitObeyed(Control control, long offset, Duration limit) {
    String what = control.getAction() + " of " + control.getScope();
    tasks.await(
        watch,
        what,
        Topic.CONTROL,
        offset,
        limit,
        task -> PlanTasks.took(task, control) && book.counts(control));
  }

  /**
   * Waits until something has come of a line that was held.
   *
   * @return whether it has, in time
   * @throws CommandFailure when the order was refused
   */
  boolean awaitSettled(Control control, String decisionId, long offset, Duration limit) {
    boolean done =
        watch.await(
            limit,
            () ->
                tasks.refusal(Topic.CONTROL, offset).isPresent()
                    || board.settled(decisionId).isPresent());
    tasks
        .refusal(Topic.CONTROL, offset)
        .ifPresent(
            refusal -> {
              throw new CommandFailure(
                  CommandFailure.REFUSED,
                  control.getAction() + " of " + decisionId + " was refused: " + refusal);
            });
    return done;
  }

  @Override
  public void close() {
    watch.close();
  }
}

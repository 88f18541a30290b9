package org.echelon.producers.partner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.reference.Network;
import org.echelon.schema.AvroTrust;
import org.echelon.topic.Topic;

/**
 * Simulated warehouses and vendors: they take commands and answer each in virtual time, whatever
 * order the commands come in. Lower or equal revisions and unknown changes are ignored; a
 * cancellation is obeyed until the goods leave. For one thread.
 */
public final class Partners {
  private static final long CANCEL_SECONDS = 600;

  private final Courses courses;
  private final CommandAudit audit = new CommandAudit();
  private final ShippedLines shippedLines = new ShippedLines();
  private final Map<String, Course> open = new HashMap<>();
  private final PriorityQueue<Answer> pending = new PriorityQueue<>(Answer.BY_TIME);
  private long commands;
  private long sent;
  private long repeated;

  public Partners(Network network, long seed) {
    this(network, seed, Behaviour.USUAL);
  }

  public Partners(Network network, long seed, Behaviour behaviour) {
    AvroTrust.ensure();
    this.courses = new Courses(network, seed, behaviour);
  }

  /** Takes a transfer order. */
  public void take(TransferCommand command) {
    Acks acks = new Acks(command.getCommandId(), command.getRevision(), command.getSku());
    boolean issued =
        take(acks, command.getChange(), command.getIssuedAt(), () -> courses.of(command));
    if (issued) {
      audit.tile(
          command.getSku(), command.getLane(), command.getFirstUnit(), command.getLastUnit());
    }
  }

  /** Takes a purchase order. */
  public void take(PurchaseCommand command) {
    Acks acks = new Acks(command.getCommandId(), command.getRevision(), command.getSku());
    boolean issued =
        take(acks, command.getChange(), command.getIssuedAt(), () -> courses.of(command));
    if (issued) {
      audit.tile(
          command.getSku(), command.getLane(), command.getFirstUnit(), command.getLastUnit());
    }
  }

  /** Takes an order to ship to a customer. */
  public void take(AssignmentCommand command) {
    Acks acks = new Acks(command.getCommandId(), command.getRevision(), command.getSku());
    boolean issued =
        take(acks, command.getChange(), command.getIssuedAt(), () -> courses.of(command));
    if (issued) {
      shippedLines.assigned(command);
    }
  }

  /** Which order lines have left so far, and from where. */
  public ShippedFrom shippedFrom() {
    return shippedLines;
  }

  /** The acks that fall due up to and including an instant and were not given before. */
  public List<FeedRow.Event> answersUntil(Instant until) {
    List<FeedRow.Event> events = new ArrayList<>();
    while (!pending.isEmpty() && !pending.peek().at().isAfter(until)) {
      Answer answer = pending.poll();
      events.add(new FeedRow.Event(answer.at(), Topic.ACK, answer.ack().getSku(), answer.ack()));
      shippedLines.answered(answer);
      forgetOnceLeft(answer);
      if (answer.repeated()) {
        repeated++;
      } else {
        sent++;
      }
    }
    return events;
  }

  /** Acks whose instant has come, sent or not, without those that only repeat another. */
  public long due(Instant now) {
    return sent + pending.stream().filter(a -> !a.repeated() && !a.at().isAfter(now)).count();
  }

  /** Acks given out, without those that only repeat another. */
  public long sent() {
    return sent;
  }

  /** Acks given out a second time. */
  public long repeated() {
    return repeated;
  }

  /** New commands and revisions taken. */
  public long commands() {
    return commands;
  }

  /** Commands that came twice in the same revision. */
  public long duplicateCommands() {
    return audit.duplicates();
  }

  /** Commands whose units do not continue those of the former command of their item and lane. */
  public long tilingBreaks() {
    return audit.tilingBreaks();
  }

  /** Whether a new command was issued. */
  private boolean take(Acks acks, CommandChange change, Instant issuedAt, Supplier<Course> course) {
    if (change == CommandChange.UNKNOWN || !audit.isNew(acks.commandId(), acks.commandRevision())) {
      return false;
    }
    commands++;
    Course former = open.get(acks.commandId());
    switch (change) {
      case ISSUE -> follow(acks.commandId(), course.get());
      case REDUCE -> {
        if (former != null && stopped(acks.commandId(), former, issuedAt)) {
          follow(acks.commandId(), course.get());
        }
      }
      default -> {
        if (former != null && stopped(acks.commandId(), former, issuedAt)) {
          Instant at = issuedAt.plusSeconds(CANCEL_SECONDS);
          var ack = acks.ack(AckKind.CANCELLED, former.speaker(), "1", 0).setOccurredAt(at);
          pending.add(new Answer(at, ack.setReason("CUSTOMER_CANCELLED").build(), false));
        }
      }
    }
    return change == CommandChange.ISSUE;
  }

  private void forgetOnceLeft(Answer answer) {
    Course course = open.get(answer.ack().getCommandId());
    if (course != null && !answer.at().isBefore(course.leavesAt())) {
      open.remove(answer.ack().getCommandId());
    }
  }

  private void follow(String commandId, Course course) {
    open.put(commandId, course);
    pending.addAll(course.answers());
  }

  /** Drops what is still to come of a command, unless its goods have left. */
  private boolean stopped(String commandId, Course course, Instant requestedAt) {
    Instant obeyedAt = requestedAt.plusSeconds(CANCEL_SECONDS);
    if (!course.leavesAt().isAfter(obeyedAt)) {
      return false;
    }
    pending.removeIf(a -> a.ack().getCommandId().equals(commandId) && a.at().isAfter(obeyedAt));
    open.remove(commandId);
    return true;
  }
}

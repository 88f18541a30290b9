package org.echelon.processor.plan;

import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.codec.AlertCode;
import org.echelon.inventory.AssumedAcks;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandState;
import org.echelon.inventory.CommandStatus;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.DocumentKey;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.processor.plan.AlertBook.Condition;
import org.echelon.state.Severity;

/**
 * Watches commands that nobody answers and transfers that do not arrive. A transfer or purchase is
 * overdue when its source has said nothing within the time of the lane, critical after four times
 * that; an assignment, which has no lane, when it expired in silence. On a lane that no acks come
 * from nothing is overdue for want of an answer: it is looked at when the next one is to be
 * assumed.
 */
final class CommandWatch {
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final int CRITICAL = 4;

  private final PlanTask task;
  private final SkuGuard guard;
  private final AlertBook book;

  CommandWatch(PlanTask task, SkuGuard guard, AlertBook book) {
    this.task = task;
    this.guard = guard;
    this.book = book;
  }

  /** Looks at the commands that the record changed. */
  void watch() {
    task.documents
        .changed()
        .takeCommands()
        .forEach(
            (key, command) ->
                guard.run(task.skus.state(key.sku()), () -> look(key.sku(), command)));
  }

  /** Looks at a command whose time has come. */
  void due(SkuState state, String commandId) {
    if (task.documents.get(state.sku, DocumentKey.command(commandId))
            instanceof CommandDocument command
        && command.known()) {
      look(state.sku, command);
    }
  }

  private void look(String sku, CommandDocument command) {
    if (command.terms().kind() == CommandKind.ASSIGNMENT) {
      lookAtAssignment(command);
    } else {
      Network network = task.epochs.current().network();
      network.lane(command.terms().lane()).ifPresent(lane -> look(sku, command, lane));
    }
  }

  private void lookAtAssignment(CommandDocument command) {
    boolean silent = command.expiryPassed() && command.acks().isEmpty();
    if (silent && command.status().state() == CommandState.EXPIRED) {
      book.raiseForADay(
          new Condition(
              AlertCode.ACK_OVERDUE,
              scope(command),
              command.terms().units(),
              node(command) + " has not answered the assignment, which expired"));
    } else if (!book.isEmpty()) {
      book.clear(AlertCode.ACK_OVERDUE + "/" + scope(command));
    }
  }

  private void look(String sku, CommandDocument command, Lane lane) {
    CommandTerms terms = command.terms();
    long overdue = terms.timing().issuedAt() + lane.ackWithinMinutes() * MINUTE;
    long critical = terms.timing().issuedAt() + (long) CRITICAL * lane.ackWithinMinutes() * MINUTE;
    boolean silent = command.acks().isEmpty() && !command.closed() && !lane.assumeAcks();
    if (silent && task.now >= overdue) {
      book.raise(
          new Condition(
              AlertCode.ACK_OVERDUE,
              scope(command),
              task.now >= critical ? Severity.CRITICAL : Severity.WARNING,
              terms.units(),
              node(command) + " has not answered within " + lane.ackWithinMinutes() + " min"));
    } else if (!book.isEmpty()) {
      book.clear(AlertCode.ACK_OVERDUE + "/" + scope(command));
    }
    Optional<Long> arrivalDue = lookAtTransit(command, lane);
    Optional<Long> assumptionDue =
        lane.assumeAcks()
            ? AssumedAcks.next(command).map(at -> Math.max(at, task.now + 1))
            : Optional.empty();
    Stream.of(
            silent ? Stream.of(overdue, critical) : Stream.<Long>empty(),
            arrivalDue.stream(),
            assumptionDue.stream())
        .flatMap(at -> at)
        .filter(at -> at > task.now)
        .min(Long::compare)
        .ifPresent(at -> task.documents.scheduleDue(at, sku, command.key()));
  }

  /** When a transfer that is under way counts as overdue; empty for everything else. */
  private Optional<Long> lookAtTransit(CommandDocument command, Lane lane) {
    CommandStatus status = command.status();
    long under = status.shipped() - status.arrived();
    if (command.terms().kind() != CommandKind.TRANSFER || under <= 0 || command.closed()) {
      if (!book.isEmpty()) {
        book.clear(AlertCode.TRANSIT_OVERDUE + "/" + scope(command));
      }
      return Optional.empty();
    }
    double days = 2 * lane.leadTime().meanDays() + 3;
    long due = command.terms().timing().departureAt() + (long) (days * DAY);
    if (task.now >= due) {
      book.raise(
          new Condition(
              AlertCode.TRANSIT_OVERDUE,
              scope(command),
              under,
              under
                  + " units have been under way on "
                  + lane.id()
                  + " for over "
                  + days
                  + " days"));
    }
    return Optional.of(due);
  }

  private String node(CommandDocument command) {
    return task.epochs.current().network().node(command.terms().from()).id();
  }

  private static String scope(CommandDocument command) {
    return "command:" + command.commandId();
  }
}

package org.echelon.processor.plan;

import java.util.Set;
import org.echelon.codec.LogRecord;
import org.echelon.codec.RefusedRecord;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.event.DemandHistory;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.inventory.Booking;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.DueTime;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.OrderLineFact;
import org.echelon.inventory.Outcome;
import org.echelon.inventory.Refusal;
import org.echelon.inventory.WaitingAck;
import org.echelon.reference.Item;

/**
 * Takes what is about one SKU, a record or a document that falls due: books it and does what
 * follows from it for orders, demand, plan and commands.
 */
final class SkuRecords {
  private final PlanTask task;
  private final SkuGuard guard;
  private final LedgerStep ledger;
  private final ExternalStep external;
  private final ValueStep value;
  private final LearnStep learn;
  private final RouteStep route;
  private final Cancellations cancellations;
  private final LineOutcomes lines;
  private final SecondThoughts second;
  private final AlertStep alerts;

  SkuRecords(
      PlanTask task,
      SkuGuard guard,
      LedgerStep ledger,
      ExternalStep external,
      ValueStep value,
      LearnStep learn,
      RouteStep route,
      Cancellations cancellations,
      LineOutcomes lines,
      SecondThoughts second,
      AlertStep alerts) {
    this.task = task;
    this.guard = guard;
    this.ledger = ledger;
    this.external = external;
    this.value = value;
    this.learn = learn;
    this.route = route;
    this.cancellations = cancellations;
    this.lines = lines;
    this.second = second;
    this.alerts = alerts;
  }

  /** Takes a record; one that is refused changes nothing. */
  void take(String sku, LogRecord record, long offset) {
    SkuState state = task.sku(sku);
    guard.run(state, () -> value.bringUp(state));
    Outcome outcome;
    try {
      outcome = guard.run(state, () -> taken(state, record, offset), Outcome.REFUSED);
    } catch (RefusedRecord refused) {
      task.outbox.refuse(record.origin(), sku, refused.refusal());
      if (record.body() instanceof OrderLine line) {
        lines.refused(line, refused.refusal().code(), offset);
      }
      outcome = Outcome.REFUSED;
    }
    task.outcomes.count(RecordFields.source(record.body()), outcome);
  }

  private Outcome taken(SkuState state, LogRecord record, long offset) {
    Outcome outcome = taken(state, record);
    lines.tellWithin(offset);
    return outcome;
  }

  private Outcome taken(SkuState state, LogRecord record) {
    return switch (record.kind()) {
      case ORDER -> ordered(state, record);
      case HISTORY -> learn.pastWeek(state, record.as(DemandHistory.class));
      case ITEM -> {
        lines.restate(state);
        yield replanned(state, ledger.item(state, (Item) record.body()));
      }
      case FORECAST -> replanned(state, ledger.forecast(state, (Forecast) record.body()));
      case EXTERNAL_DECISION -> booked(state, external.book(state, record), record);
      default -> booked(state, ledger.book(state, ledger.fact(state, record)), record);
    };
  }

  private Outcome ordered(SkuState state, LogRecord record) {
    OrderLineFact fact = (OrderLineFact) ledger.fact(state, record);
    if (ledger.isPast(state, fact)) {
      return learn.pastLine(state, fact);
    }
    OrderLineDocument before = ledger.line(state, fact);
    Booking booking = ledger.book(state, fact);
    if (booking.outcome() == Outcome.APPLIED) {
      learn.line(state, before, ledger.line(state, fact));
    }
    return booked(state, booking, record);
  }

  private Outcome replanned(SkuState state, Outcome outcome) {
    if (outcome == Outcome.APPLIED) {
      learn.forecastChanged(state);
      value.replan(state);
      state.positionDue();
      state.proposalDue(task.trigger);
      routeAndSave(state);
    }
    return outcome;
  }

  private Outcome booked(SkuState state, Booking booking, LogRecord record) {
    LedgerStep.tell(booking);
    alerts.heard(state, booking);
    for (Refusal refusal : booking.refusals()) {
      task.outbox.refuse(record.origin(), state.sku, refusal);
    }
    WaitingAck waitsFor = booking.waitsFor();
    if (waitsFor != null) {
      String source = RecordFields.source(record.body());
      task.waitingAcks.keep(state.sku, waitsFor, record.origin(), source);
    }
    if (booking.outcome() == Outcome.APPLIED) {
      settle(state, booking);
      if (brings(record)) {
        second.stockCame(state);
      }
    }
    return booking.outcome();
  }

  private static boolean brings(LogRecord record) {
    return switch (record.kind()) {
      case RECEIPT, ADJUSTMENT -> true;
      case ACK -> record.as(Ack.class).getKind() == AckKind.RECEIVED;
      default -> false;
    };
  }

  /**
   * Takes a document that falls due with a tick.
   *
   * @param routed SKUs whose waiting lines were all looked at in this tick; each is told by one
   *     that falls due, so one look is enough for them
   */
  void takeDue(DueTime due, Set<SkuState> routed) {
    SkuState state = task.sku(due.sku());
    guard.run(state, () -> value.bringUp(state));
    guard.run(state, () -> fallenDue(state, due, routed));
  }

  private void fallenDue(SkuState state, DueTime due, Set<SkuState> routed) {
    Booking booking = ledger.due(state, due);
    task.waitingAcks.refuse(state.sku, booking);
    LedgerStep.tell(booking);
    alerts.heard(state, booking);
    if (booking.outcome() == Outcome.APPLIED) {
      settle(state, booking);
      second.stockCame(state);
    } else if (due.key().kind() == DocumentKey.Kind.ORDER_LINE) {
      if (routed.add(state)) {
        routeAndSave(state);
      }
    } else if (due.key().kind() == DocumentKey.Kind.COMMAND) {
      alerts.due(state, due.key().id());
    }
  }

  /** Everything that follows from a change of stock. */
  private void settle(SkuState state, Booking booking) {
    cancellations.request(state, booking.cancelWanted());
    route.route(state);
    learn.settle(state);
    task.skus.saveStock(state);
    state.changed(task.trigger);
  }

  /** Looks once more at the lines that wait: what held them back is gone. */
  void resume(SkuState state) {
    guard.run(
        state,
        () -> {
          value.bringUp(state);
          routeAndSave(state);
        });
  }

  private void routeAndSave(SkuState state) {
    if (route.route(state)) {
      task.skus.saveStock(state);
      state.positionDue();
    }
  }
}

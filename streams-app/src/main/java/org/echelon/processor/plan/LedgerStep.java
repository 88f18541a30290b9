package org.echelon.processor.plan;

import org.echelon.codec.FactMapping;
import org.echelon.codec.LogRecord;
import org.echelon.codec.RefusedRecord;
import org.echelon.event.Forecast;
import org.echelon.inventory.Booking;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.DueTime;
import org.echelon.inventory.ExternalFact;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.OrderLineFact;
import org.echelon.inventory.Outcome;
import org.echelon.inventory.StockFact;
import org.echelon.network.Lane;
import org.echelon.reference.Item;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Books facts into the ledger and takes items and forecasts. */
final class LedgerStep {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerStep.class);
  private static final long TOO_OLD = 7 * 24 * 3_600_000L;

  private final PlanTask task;
  private final long aheadMillis;

  /**
   * @param aheadMillis how far a fact may lie ahead of the last tick
   */
  LedgerStep(PlanTask task, long aheadMillis) {
    this.task = task;
    this.aheadMillis = aheadMillis;
  }

  /**
   * Reads a fact and checks its date. However old, an order line is at least history, and the end
   * of another planner's decision may concern what is booked here.
   *
   * @throws RefusedRecord when it cannot be placed, or its date is out of bounds
   */
  StockFact fact(SkuState state, LogRecord record) {
    if (!task.epochs.ready()) {
      throw new RefusedRecord(
          "REF_UNKNOWN_NODE", "node", "", "apply a network before sending facts");
    }
    StockFact fact =
        new FactMapping(task.epochs.current().network()).fact(record, state.item.get());
    checkTime(state, fact);
    return fact;
  }

  /** Whether an order line is too old to move stock. */
  boolean isPast(SkuState state, OrderLineFact fact) {
    return task.tickNo > 0
        && fact.head().occurredAt() < task.now - TOO_OLD
        && !line(state, fact).known();
  }

  /** What is known of the line that a fact tells of. */
  OrderLineDocument line(SkuState state, OrderLineFact fact) {
    return task.ledger.line(state.stock, task.documents, fact.orderId(), fact.lineNo());
  }

  /** Books a fact; its outcome says whether anything changed. */
  Booking book(SkuState state, StockFact fact) {
    return task.ledger.book(state.stock, task.documents, fact, task.now);
  }

  /** Does what has fallen due for a document; acks are assumed before silence could expire it. */
  Booking due(SkuState state, DueTime due) {
    if (silentLane(state, due.key())) {
      Booking assumed = task.ledger.assume(state.stock, task.documents, due.key(), task.now);
      if (assumed.outcome() == Outcome.APPLIED) {
        return assumed;
      }
    }
    return task.ledger.expire(state.stock, task.documents, due.key(), task.now);
  }

  /** Whether a key is that of a command on a lane that no acks come from. */
  private boolean silentLane(SkuState state, DocumentKey key) {
    return key.kind() == DocumentKey.Kind.COMMAND
        && task.documents.get(state.sku, key) instanceof CommandDocument command
        && command.known()
        && task.network().lane(command.terms().lane()).filter(Lane::assumeAcks).isPresent();
  }

  /** Logs what people should know of a booking. */
  static void tell(Booking booking) {
    booking
        .alerts()
        .forEach(
            alert -> {
              if (alert.code().equals("INVARIANT_BROKEN")) {
                LOG.error("{} {}: {}", alert.code(), alert.scope(), alert.text());
              } else {
                LOG.debug("{} {}: {}", alert.code(), alert.scope(), alert.text());
              }
            });
  }

  /** Takes an item; null forgets it. */
  Outcome item(SkuState state, @Nullable Item item) {
    Item former = state.item.get();
    if (item != null && former != null) {
      if (item.getRevision() < former.getRevision()) {
        return Outcome.STALE;
      }
      if (item.getRevision() == former.getRevision()) {
        return sameOrRefuse(item.toString().equals(former.toString()), item.getRevision());
      }
    }
    state.item.set(item);
    task.skus.saveItem(state);
    return Outcome.APPLIED;
  }

  /** Takes a forecast; null falls back to none. */
  Outcome forecast(SkuState state, @Nullable Forecast forecast) {
    Forecast former = state.forecast.get();
    if (forecast != null && former != null) {
      if (forecast.getVersion() < former.getVersion()) {
        return Outcome.STALE;
      }
      if (forecast.getVersion() == former.getVersion()) {
        return sameOrRefuse(forecast.toString().equals(former.toString()), forecast.getVersion());
      }
    }
    state.forecast.set(forecast);
    task.skus.saveForecast(state);
    return Outcome.APPLIED;
  }

  private static Outcome sameOrRefuse(boolean same, long version) {
    if (same) {
      return Outcome.DUPLICATE;
    }
    throw new RefusedRecord(
        "DOC_CONFLICT", "revision", version, "the same revision said something else; raise it");
  }

  private void checkTime(SkuState state, StockFact fact) {
    long occurredAt = fact.head().occurredAt();
    if (task.tickNo == 0) {
      return;
    }
    if (occurredAt > task.now + aheadMillis) {
      throw new RefusedRecord(
          "TIME_FUTURE", "occurredAt", occurredAt, "fix the sender's clock, then resend");
    }
    boolean ends = fact instanceof ExternalFact decision && decision.ends();
    if (!ends && !teachesOnly(state, fact)) {
      requireRecent(fact);
    }
  }

  /**
   * Refuses what is too old to move stock.
   *
   * @throws RefusedRecord when it is
   */
  void requireRecent(StockFact fact) {
    long occurredAt = fact.head().occurredAt();
    if (task.tickNo > 0 && occurredAt < task.now - TOO_OLD) {
      throw new RefusedRecord(
          "TIME_TOO_OLD", "occurredAt", occurredAt, "send a fresh count instead");
    }
  }

  /** An old order line is history, unless it would change a line that is booked here. */
  private boolean teachesOnly(SkuState state, StockFact fact) {
    if (!(fact instanceof OrderLineFact order)) {
      return false;
    }
    OrderLineDocument known = line(state, order);
    return !known.known() || order.head().revision() <= known.stamp().revision();
  }
}

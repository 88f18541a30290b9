package org.echelon.processor.plan;

import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogRecord;
import org.echelon.codec.RefusedRecord;
import org.echelon.control.Control;
import org.echelon.event.Forecast;
import org.echelon.inventory.Booking;
import org.echelon.inventory.DueTime;
import org.echelon.inventory.Outcome;
import org.echelon.inventory.Refusal;
import org.echelon.price.PriceVector;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.Tick;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task of Plan: takes its log record by record. Same log in, same commands out; the refresh
 * only does earlier what reading would do.
 */
final class PlanLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PlanLoop.class);
  private static final int REFRESH_SKUS = 64;

  private final PlanTask task;
  private final LedgerStep ledger;
  private final RouteStep route;
  private final ValueStep value;
  private final OfferStep offer;
  private final RedeemStep redeem;
  private final PublishStep publish;
  private final SharedStep shared;

  PlanLoop(PlanTask task, long aheadMillis) {
    this.task = task;
    Commands commands = new Commands(task);
    this.ledger = new LedgerStep(task, aheadMillis);
    this.route = new RouteStep(task, commands);
    this.value = new ValueStep(task);
    WantStep wants = new WantStep(task, value);
    this.offer = new OfferStep(task, wants);
    this.redeem = new RedeemStep(task, wants, commands);
    this.publish = new PublishStep(task, wants, value);
    this.shared = new SharedStep(task, value);
    value.restart();
  }

  /** Takes one record of the log. */
  void accept(String key, LogRecord record, long offset) {
    task.processing(record, eventId(record.body()));
    try {
      switch (record.kind()) {
        case TICK -> tick((Tick) record.body(), offset);
        case ASK -> offer.answer((Ask) record.body());
        case GRANT -> redeem.redeem((Grant) record.body());
        case NETWORK, PRICE, CONTROL -> shared(record, offset);
        default -> ofSku(key, record);
      }
    } catch (RefusedRecord refused) {
      refuseOnce(key, record, refused.refusal());
    }
  }

  /** Brings some plans up to date and publishes what is due; changes no command. */
  void refresh() {
    value.refresh(REFRESH_SKUS);
    publish.proposals();
    value.publishLadders();
  }

  private void ofSku(String sku, LogRecord record) {
    SkuState state = task.sku(sku);
    value.bringUp(state);
    String source = source(record.body());
    try {
      Outcome outcome =
          switch (record.kind()) {
            case ITEM -> replanned(state, ledger.item(state, (Item) record.body()));
            case FORECAST -> replanned(state, ledger.forecast(state, (Forecast) record.body()));
            default -> booked(state, ledger.book(state, record), sku, record);
          };
      task.outcomes.count(source, outcome);
    } catch (RefusedRecord refused) {
      task.documents.discard();
      task.outcomes.count(source, Outcome.REFUSED);
      task.outbox.refuse(record.origin(), sku, refused.refusal());
    } catch (RuntimeException bug) {
      // A fault in one SKU must not stop the others: take back what it did, and hold the SKU.
      LOG.error("{} froze on {}", sku, record.origin(), bug);
      task.documents.discard();
      task.skus.reloadStock(state);
      state.stock.restoreCounters(
          state.stock.sequence(),
          state.stock.waitingUnits(),
          state.stock.waitingAssignedUnits(),
          true);
      task.skus.saveStock(state);
      task.outcomes.count(source, Outcome.REFUSED);
    }
  }

  private Outcome replanned(SkuState state, Outcome outcome) {
    if (outcome == Outcome.APPLIED) {
      value.replan(state);
      state.positionDue = true;
      state.proposalDue = task.trigger;
      route(state);
    }
    return outcome;
  }

  private Outcome booked(SkuState state, Booking booking, String sku, LogRecord record) {
    LedgerStep.tell(booking);
    for (Refusal refusal : booking.refusals()) {
      task.outbox.refuse(record.origin(), sku, refusal);
    }
    if (booking.outcome() == Outcome.APPLIED) {
      settle(state, booking);
    }
    task.documents.flush();
    return booking.outcome();
  }

  /** Everything that follows from a change of stock. */
  private void settle(SkuState state, Booking booking) {
    route.cancel(state, booking.cancelWanted());
    route.route(state);
    task.documents.flush();
    task.skus.saveStock(state);
    state.positionDue = true;
    state.proposalDue = task.trigger;
  }

  private void route(SkuState state) {
    if (route.route(state)) {
      task.documents.flush();
      task.skus.saveStock(state);
    }
  }

  private void tick(Tick tick, long offset) {
    if (!task.tick(tick.getNo(), tick.getAt().toEpochMilli())) {
      return;
    }
    for (DueTime due : task.documents.due(task.now)) {
      SkuState state = task.sku(due.sku());
      Booking booking = ledger.due(state, due);
      LedgerStep.tell(booking);
      if (booking.outcome() == Outcome.APPLIED) {
        settle(state, booking);
      }
    }
    task.documents.flush();
    if (task.epochs.turnWeek(task.trigger, task.now)) {
      value.restart();
    }
    publish.positions();
    publish.progress(offset);
  }

  private void shared(LogRecord record, long offset) {
    boolean adopted =
        switch (record.kind()) {
          case NETWORK -> shared.network((Network) record.body());
          case PRICE -> shared.price((PriceVector) record.body());
          default -> shared.control((Control) record.body());
        };
    if (adopted) {
      publish.progress(offset);
    }
  }

  /** A shared record is in every partition; the first one speaks for all. */
  private void refuseOnce(String key, LogRecord record, Refusal refusal) {
    if (task.partition == 0) {
      task.outbox.refuse(record.origin(), key, refusal);
    }
  }

  private static String eventId(SpecificRecordBase body) {
    Object id = body == null ? null : field(body, "eventId");
    return id == null ? null : id.toString();
  }

  private static String source(SpecificRecordBase body) {
    Object source = body == null ? null : field(body, "source");
    return source == null ? "unknown" : source.toString();
  }

  private static Object field(SpecificRecordBase body, String name) {
    var field = body.getSchema().getField(name);
    return field == null ? null : body.get(field.pos());
  }
}

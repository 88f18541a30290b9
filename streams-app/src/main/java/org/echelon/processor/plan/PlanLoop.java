package org.echelon.processor.plan;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.RefusedRecord;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.control.Control;
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
import org.echelon.price.PriceVector;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.state.Refreshed;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.NodeLoad;
import org.echelon.system.Tick;
import org.echelon.valuation.SkuPlanner;
import org.jspecify.annotations.Nullable;

/**
 * One task of Plan: takes its log record by record. Same log in, same commands out; the refresh
 * only does earlier what reading would do.
 */
final class PlanLoop {
  /** SKUs that the refresh brings up between two looks at whether to go on. */
  static final int STRETCH_SKUS = 8;

  private final PlanTask task;
  private final SkuGuard guard;
  private final LedgerStep ledger;
  private final NodeLoads loads;
  private final RouteStep route;
  private final Cancellations cancellations;
  private final ValueStep value;
  private final Refresh refresh;
  private final LearnStep learn;
  private final WantStep wants;
  private final OfferStep offer;
  private final CappedLanes capped;
  private final RedeemStep redeem;
  private final PublishStep publish;
  private final SharedStep shared;
  private final Approvals approvals;
  private final OperatorOrders orders;
  private final Revisions revisions;
  private final LineOutcomes lines;
  private final SecondThoughts second;
  private final ExternalStep external;
  private final AlertStep alerts;
  private final MeasureStep measures;
  private boolean allPublished = true;

  /** Dry asks that wait for the refresh, the latest of each gate. */
  private final Map<String, Ask> drafts = new LinkedHashMap<>();

  PlanLoop(PlanTask task, long aheadMillis, SkuPlanner planner) {
    this(task, aheadMillis, planner, true);
  }

  /**
   * @param secondThoughts whether an assignment may still change
   */
  PlanLoop(PlanTask task, long aheadMillis, SkuPlanner planner, boolean secondThoughts) {
    this.task = task;
    this.guard = new SkuGuard(task);
    Commands commands = new Commands(task);
    this.ledger = new LedgerStep(task, aheadMillis);
    this.loads = new NodeLoads(task);
    this.route = new RouteStep(task, commands, loads);
    this.cancellations = new Cancellations(task);
    this.value = new ValueStep(task, planner);
    this.refresh = new Refresh(task, guard, value);
    this.learn = new LearnStep(task, guard, value);
    this.wants = new WantStep(task, value);
    this.approvals = new Approvals(task);
    this.offer = new OfferStep(task, guard, wants, commands, approvals);
    this.capped = new CappedLanes(task);
    this.redeem = new RedeemStep(task, guard, wants, commands, capped, approvals);
    this.publish = new PublishStep(task, guard, wants, refresh);
    this.shared = new SharedStep(task, guard, value, refresh);
    this.revisions = new Revisions(task, guard, value, wants, cancellations);
    this.orders = new OperatorOrders(task, guard, approvals, cancellations);
    this.external = new ExternalStep(task, ledger, wants);
    this.lines = new LineOutcomes(task, guard, route::hopeless);
    this.second =
        new SecondThoughts(task, guard, value, route, cancellations, lines, secondThoughts);
    this.alerts = new AlertStep(task, guard, capped);
    this.measures = new MeasureStep(task);
    refresh.restart();
  }

  /** Takes one record of the log. */
  void accept(String key, LogRecord record, long offset) {
    task.processing(record, eventId(record.body()));
    try {
      switch (record.kind()) {
        case TICK -> tick(record.as(Tick.class), offset);
        case ASK -> answer(record.as(Ask.class));
        case GRANT -> redeem.redeem(record.as(Grant.class));
        case NODE_LOAD -> loads.take(record.as(NodeLoad.class));
        case NETWORK, PRICE, CONTROL -> shared(record, offset);
        default -> ofSku(key, record, offset);
      }
    } catch (RefusedRecord refused) {
      refuseOnce(key, record, refused.refusal());
    }
    lines.tell(offset);
    alerts.watch();
    measures.count();
    if (record.kind() == LogKind.TICK) {
      measures.tell();
    }
    task.outbox.flush();
  }

  /**
   * An answer looks at all SKUs and brings them up to date first. Every gate asks for a draft after
   * new prices, which nothing depends on: those wait until the refresh has come round, or a large
   * task would do all of it within one transaction.
   */
  private void answer(Ask ask) {
    if (ask.getDry() && refresh.due()) {
      drafts.put(ask.getGate(), ask);
    } else {
      offer.answer(ask);
    }
  }

  private void answerDraft() {
    Iterator<Ask> next = drafts.values().iterator();
    if (next.hasNext()) {
      Ask ask = next.next();
      next.remove();
      offer.answer(ask);
    }
  }

  /** Whether plans may have to be brought up to date, or more is due than was published. */
  boolean refreshDue() {
    return refresh.due() || !allPublished || !drafts.isEmpty();
  }

  /**
   * Brings some plans up to date and publishes what is due, a few at a time; changes no command.
   * After a start everything is due, which is more than a transaction should hold.
   *
   * @param goOn asked after each few; some are always done
   */
  void refresh(BooleanSupplier goOn) {
    boolean all;
    do {
      all = refresh.stretch(STRETCH_SKUS);
      publishDue(STRETCH_SKUS);
      if (all && allPublished) {
        answerDraft();
        task.outbox.flush();
      }
    } while (!(all && allPublished && drafts.isEmpty()) && goOn.getAsBoolean());
  }

  /** Brings so many plans at most up to date and publishes what is due. */
  void refresh(int skusAtMost) {
    if (refresh.stretch(skusAtMost)) {
      while (!drafts.isEmpty()) {
        answerDraft();
      }
    }
    publishDue(Integer.MAX_VALUE);
  }

  private void publishDue(int atMost) {
    boolean proposals = publish.proposals(atMost);
    boolean ladders = value.publishLadders(atMost);
    allPublished = proposals && ladders;
    task.outbox.flush();
  }

  /** Brings some plans up to date and publishes nothing. */
  void bringUp(int skusAtMost) {
    refresh.stretch(skusAtMost);
  }

  /** How far the refresh is. */
  Refreshed progress() {
    return refresh.progress();
  }

  /** What SKUs want now. */
  WantStep wants() {
    return wants;
  }

  private void ofSku(String sku, LogRecord record, long offset) {
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
    task.outcomes.count(source(record.body()), outcome);
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
      String source = source(record.body());
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

  /** Everything that follows from a change of stock. */
  private void settle(SkuState state, Booking booking) {
    cancellations.request(state, booking.cancelWanted());
    route.route(state);
    learn.settle(state);
    task.skus.saveStock(state);
    state.changed(task.trigger);
  }

  private void routeAndSave(SkuState state) {
    if (route.route(state)) {
      task.skus.saveStock(state);
      state.positionDue();
    }
  }

  private void tick(Tick tick, long offset) {
    long before = task.now;
    if (!task.tick(tick.getNo(), tick.getAt().toEpochMilli())) {
      return;
    }
    List<DueTime> fallenDue = task.documents.due(task.now);
    task.documents.flush();
    Set<SkuState> routed = new HashSet<>();
    for (DueTime due : fallenDue) {
      SkuState state = task.sku(due.sku());
      guard.run(state, () -> value.bringUp(state));
      guard.run(state, () -> due(state, due, routed));
    }
    boolean turned = task.epochs.turnNetwork(task.trigger, task.now);
    shared.turnRegions(before);
    boolean turnedDay = task.epochs.turnDay(task.trigger, task.now);
    if (value.turn() || turnedDay || turned) {
      refresh.restart();
    }
    approvals.tick();
    capped.tick();
    learn.tick(before);
    if (task.controls.turns(before, task.now) || turned) {
      orders.rethink();
      resume();
    }
    revisions.tick();
    second.tick();
    loads.tell();
    alerts.watch();
    alerts.tick();
    publish.positions();
    publish.progress(offset);
  }

  /**
   * @param routed SKUs whose waiting lines were all looked at in this tick; each is told by one
   *     that falls due, so one look is enough for them
   */
  private void due(SkuState state, DueTime due, Set<SkuState> routed) {
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

  private void shared(LogRecord record, long offset) {
    boolean adopted =
        switch (record.kind()) {
          case NETWORK -> shared.network((Network) record.body());
          case PRICE -> shared.price((PriceVector) record.body());
          default -> control((Control) record.body());
        };
    if (adopted) {
      if (record.kind() == LogKind.NETWORK) {
        task.skus.all().forEach(lines::restate);
      }
      if (record.kind() != LogKind.PRICE) {
        resume();
      }
      publish.progress(offset);
    }
  }

  private boolean control(@Nullable Control control) {
    if (control == null || !shared.control(control)) {
      return false;
    }
    orders.obey(control);
    return true;
  }

  /** What a freeze or an old network held back may be possible now. */
  private void resume() {
    if (!task.epochs.ready()) {
      return;
    }
    cancellations.sendHeld();
    for (SkuState state : task.skus.all()) {
      if (state.stock.waitingUnits() > 0 && state.stock.free() > 0) {
        guard.run(
            state,
            () -> {
              value.bringUp(state);
              routeAndSave(state);
            });
      }
    }
  }

  /** A shared record is in every partition; the first one speaks for all. */
  private void refuseOnce(String key, LogRecord record, Refusal refusal) {
    if (task.partition == 0) {
      task.outbox.refuse(record.origin(), key, refusal);
    }
  }

  private static @Nullable String eventId(@Nullable SpecificRecordBase body) {
    Object id = body == null ? null : field(body, "eventId");
    return id == null ? null : id.toString();
  }

  private static String source(@Nullable SpecificRecordBase body) {
    Object source = body == null ? null : field(body, "source");
    return source == null ? "unknown" : source.toString();
  }

  private static @Nullable Object field(SpecificRecordBase body, String name) {
    var field = body.getSchema().getField(name);
    return field == null ? null : body.get(field.pos());
  }
}

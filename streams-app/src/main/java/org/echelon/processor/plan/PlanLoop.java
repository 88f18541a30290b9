package org.echelon.processor.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.RefusedRecord;
import org.echelon.control.Control;
import org.echelon.inventory.DueTime;
import org.echelon.inventory.Refusal;
import org.echelon.price.PriceVector;
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
  static final int STRETCH_SKUS = Background.STRETCH_SKUS;

  private final PlanTask task;
  private final NodeLoads loads;
  private final Cancellations cancellations;
  private final ValueStep value;
  private final Refresh refresh;
  private final LearnStep learn;
  private final WantStep wants;
  private final CappedLanes capped;
  private final RedeemStep redeem;
  private final PublishStep publish;
  private final SharedStep shared;
  private final Approvals approvals;
  private final OperatorOrders orders;
  private final Revisions revisions;
  private final LineOutcomes lines;
  private final SecondThoughts second;
  private final AlertStep alerts;
  private final MeasureStep measures;
  private final SkuRecords records;
  private final Background background;

  PlanLoop(PlanTask task, long aheadMillis, SkuPlanner planner) {
    this(task, aheadMillis, planner, true);
  }

  /**
   * @param secondThoughts whether an assignment may still change
   */
  PlanLoop(PlanTask task, long aheadMillis, SkuPlanner planner, boolean secondThoughts) {
    this.task = task;
    SkuGuard guard = new SkuGuard(task);
    Commands commands = new Commands(task);
    LedgerStep ledger = new LedgerStep(task, aheadMillis);
    this.loads = new NodeLoads(task);
    RouteStep route = new RouteStep(task, commands, loads);
    this.cancellations = new Cancellations(task);
    this.value = new ValueStep(task, planner);
    this.refresh = new Refresh(task, guard, value);
    this.learn = new LearnStep(task, guard, value);
    this.wants = new WantStep(task, value);
    this.approvals = new Approvals(task);
    OfferStep offer = new OfferStep(task, guard, wants, commands, approvals);
    this.capped = new CappedLanes(task);
    this.redeem = new RedeemStep(task, guard, wants, commands, capped, approvals);
    this.publish = new PublishStep(task, guard, wants, refresh);
    this.background = new Background(task, refresh, value, publish, offer);
    this.shared = new SharedStep(task, guard, value, refresh);
    this.revisions = new Revisions(task, guard, value, wants, cancellations);
    this.orders = new OperatorOrders(task, guard, approvals, cancellations);
    ExternalStep external = new ExternalStep(task, ledger, wants);
    this.lines = new LineOutcomes(task, guard, route::hopeless);
    this.second =
        new SecondThoughts(task, guard, value, route, cancellations, lines, secondThoughts);
    this.alerts = new AlertStep(task, guard, capped);
    this.records =
        new SkuRecords(
            task,
            guard,
            ledger,
            external,
            value,
            learn,
            route,
            cancellations,
            lines,
            second,
            alerts);
    this.measures = new MeasureStep(task);
    refresh.restart();
  }

  /** Takes one record of the log. */
  void accept(String key, LogRecord record, long offset) {
    task.processing(record, RecordFields.eventId(record.body()));
    try {
      switch (record.kind()) {
        case TICK -> tick(record.as(Tick.class), offset);
        case ASK -> background.answer(record.as(Ask.class));
        case GRANT -> redeem.redeem(record.as(Grant.class));
        case NODE_LOAD -> loads.take(record.as(NodeLoad.class));
        case NETWORK, PRICE, CONTROL -> shared(record, offset);
        default -> records.take(key, record, offset);
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

  /** Whether {@link #refresh} has something to do. */
  boolean refreshDue() {
    return background.due();
  }

  /** As {@link Background#advance(BooleanSupplier)}. */
  void refresh(BooleanSupplier goOn) {
    background.advance(goOn);
  }

  /** As {@link Background#advance(int)}. */
  void refresh(int skusAtMost) {
    background.advance(skusAtMost);
  }

  /** As {@link Background#bringUp}. */
  void bringUp(int skusAtMost) {
    background.bringUp(skusAtMost);
  }

  /** As {@link Background#progress}. */
  Refreshed progress() {
    return background.progress();
  }

  /** What SKUs want now. */
  WantStep wants() {
    return wants;
  }

  private void tick(Tick tick, long offset) {
    long before = task.now;
    if (!task.tick(tick.getNo(), tick.getAt().toEpochMilli())) {
      return;
    }
    List<DueTime> fallenDue = task.documents.due(task.now);
    task.documents.flush();
    Set<SkuState> routed = new HashSet<>();
    fallenDue.forEach(due -> records.takeDue(due, routed));
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
        records.resume(state);
      }
    }
  }

  /** A shared record is in every partition; the first one speaks for all. */
  private void refuseOnce(String key, LogRecord record, Refusal refusal) {
    if (task.partition == 0) {
      task.outbox.refuse(record.origin(), key, refusal);
    }
  }
}

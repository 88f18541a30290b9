package org.echelon.processor.plan;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.echelon.codec.ItemMapping;
import org.echelon.demand.DemandProfile;
import org.echelon.demand.WeeksAhead;
import org.echelon.state.Refreshed;
import org.echelon.state.Trigger;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.jspecify.annotations.Nullable;

/**
 * Keeps plans up to date. A SKU is brought up to the present epoch before anything reads its plan,
 * through every epoch in between; the refresh only does the same earlier, so its pace changes no
 * decision.
 */
final class ValueStep {
  private final PlanTask task;
  private final SkuPlanner planner;
  private final Consumer<SkuState> keep;
  private long skipped;
  private long changed;
  private long unitsUp;
  private long unitsDown;

  /** Plans that rule: they are kept in the stores. */
  ValueStep(PlanTask task, SkuPlanner planner) {
    this(task, planner, task.skus::savePlan);
  }

  /**
   * @param keep what is done with a SKU that has a new plan
   */
  ValueStep(PlanTask task, SkuPlanner planner, Consumer<SkuState> keep) {
    this.task = task;
    this.planner = planner;
    this.keep = keep;
  }

  /** Brings a SKU up to the present epoch. */
  void bringUp(SkuState state) {
    if (!task.epochs.ready()) {
      return;
    }
    readTerms(state, task.epochs.current());
    if (state.stock.frozen() || state.epoch == task.epochs.current().no()) {
      return;
    }
    boolean planned = false;
    for (Epoch epoch : task.epochs.after(state.epoch)) {
      planned |= evaluate(state, epoch, false);
      state.epoch = epoch.no();
    }
    // One left alone is not written: the start finds out again that it was, see Epochs.
    if (planned) {
      keep.accept(state);
    }
  }

  /** Plans anew because the item or its expected demand changed. */
  void replan(SkuState state) {
    if (!task.epochs.ready()) {
      return;
    }
    bringUp(state);
    state.terms = null;
    evaluate(state, task.epochs.current(), true);
    state.epoch = task.epochs.current().no();
    keep.accept(state);
  }

  /** Opens an epoch where the planner plans another way from now on. */
  boolean turn() {
    if (!planner.turns(task.now) || !task.epochs.ready()) {
      return false;
    }
    task.epochs.turnPlans(task.trigger);
    return true;
  }

  /**
   * Takes a SKU through the epochs that leave it alone; whether nothing is left to do. One that is
   * frozen waits for people.
   */
  boolean advance(SkuState state) {
    if (state.stock.frozen()) {
      return true;
    }
    for (Epoch epoch : task.epochs.after(state.epoch)) {
      SkuPlan former = state.plan.get();
      if (former == null || !leftAlone(state, former, epoch)) {
        return false;
      }
      skip(state, former, epoch);
      state.epoch = epoch.no();
    }
    return true;
  }

  /** Begins to count what becomes of a new epoch. */
  void countAnew() {
    skipped = 0;
    changed = 0;
    unitsUp = 0;
    unitsDown = 0;
  }

  /** What has become of it. */
  Refreshed counted(long lookedAt, boolean done) {
    return new Refreshed(lookedAt, skipped, changed, unitsUp, unitsDown, done);
  }

  /** Brings a SKU from one epoch to the next; whether it was planned, and not just left alone. */
  private boolean evaluate(SkuState state, Epoch epoch, boolean inputsChanged) {
    readTerms(state, epoch);
    if (state.regions.print() != epoch.regions()) {
      return turnRegions(state, epoch, inputsChanged);
    }
    SkuPlan former = state.plan.get();
    if (!inputsChanged && former != null && leftAlone(state, former, epoch)) {
      skip(state, former, epoch);
      return false;
    }
    if (inputsChanged) {
      state.regions = state.regions.stale();
    }
    return make(state, epoch, former, former, inputsChanged);
  }

  /**
   * Goes on with the plan that was left when these regions last kept to themselves, or makes one
   * from that at hand, which may have to end far from it.
   */
  private boolean turnRegions(SkuState state, Epoch epoch, boolean inputsChanged) {
    SkuPlan shown = state.plan.get();
    var left = state.regions.of(epoch.regions(), epoch.network().version());
    state.regions = state.regions.turned(epoch.regions(), shown, state.plannedOn);
    if (left.isEmpty()) {
      SkuPlan former = shown == null ? null : shown.ofFormerNetwork();
      return make(state, epoch, shown, former, inputsChanged);
    }
    SkuPlan former = left.get().plan();
    state.plannedOn = left.get().plannedOn();
    if (inputsChanged || left.get().stale() || !leftAlone(state, former, epoch)) {
      return make(state, epoch, shown, former, inputsChanged);
    }
    skip(state, former, epoch);
    tell(state, shown, inputsChanged ? task.trigger : epoch.cause());
    return true;
  }

  /**
   * Makes a plan.
   *
   * @param shown the plan that was published, or null
   * @param former the plan to go on from, or null
   */
  private boolean make(
      SkuState state,
      Epoch epoch,
      @Nullable SkuPlan shown,
      @Nullable SkuPlan former,
      boolean inputsChanged) {
    Trigger cause = inputsChanged ? task.trigger : epoch.cause();
    DemandProfile demand = state.demand(epoch.network(), epoch.day());
    if (!state.item.isPresent() || demand == null) {
      state.plan.set(null);
      if (shown != null) {
        changed(state, cause);
      }
      return true;
    }
    state.plan.set(
        sameDemand(state, epoch)
            ? planner.plan(epoch.terms(), state.terms(), demand, epoch.prices(), former)
            : planner.planAnew(epoch.terms(), state.terms(), demand, epoch.prices(), former));
    state.plannedOn = epoch.day();
    tell(state, shown, cause);
    return true;
  }

  private void tell(SkuState state, @Nullable SkuPlan shown, Trigger cause) {
    state.ladderDue();
    if (shown == null || !shown.sameLevels(state.plan())) {
      tally(shown, state.plan());
      changed(state, cause);
    }
  }

  private void skip(SkuState state, SkuPlan former, Epoch epoch) {
    state.plan.set(former.advancedTo(epoch.prices().version()));
    skipped++;
  }

  /** Whether nothing but prices is new, and not so much that a level would change. */
  private static boolean leftAlone(SkuState state, SkuPlan plan, Epoch epoch) {
    return !epoch.turned()
        && state.regions.print() == epoch.regions()
        && sameDemand(state, epoch)
        && plan.versions().network() == epoch.network().version()
        && plan.unaffectedBy(epoch.prices());
  }

  /** Whether what is ordered now is for the demand that the plan was made for. */
  private static boolean sameDemand(SkuState state, Epoch epoch) {
    LocalDate planned = state.plannedOn;
    return planned != null
        && epoch.week().equals(Epoch.week(planned))
        && (epoch.day().equals(planned)
            || sameAhead(state, epoch, state.ahead(planned), state.ahead(epoch.day())));
  }

  /** Right after a start the terms are not read yet; a plan that may be another is made then. */
  private static boolean sameAhead(SkuState state, Epoch epoch, WeeksAhead then, WeeksAhead now) {
    return then.steady() && now.steady()
        || state.terms != null && epoch.terms().protects(state.terms, then, now);
  }

  /** The item's economics need no forecast: orders of an item without one are served too. */
  private static void readTerms(SkuState state, Epoch epoch) {
    if (!state.item.isPresent()) {
      state.terms = null;
    } else if (state.terms == null || state.termsNetwork != epoch.network().version()) {
      state.terms = ItemMapping.terms(state.item(), epoch.network());
      state.termsNetwork = epoch.network().version();
    }
  }

  private static void changed(SkuState state, Trigger cause) {
    state.ladderDue();
    state.proposalDue(cause);
    state.positionDue();
  }

  private void tally(@Nullable SkuPlan former, SkuPlan now) {
    changed++;
    for (int n = 0; n < now.span(); n++) {
      long move = (long) now.levelUnits(n) - (former == null ? 0 : former.levelUnits(n));
      unitsUp += Math.max(0, move);
      unitsDown += Math.max(0, -move);
    }
  }

  /** Publishes so many ladders that changed, for the pricing job; whether those were all. */
  boolean publishLadders(int atMost) {
    for (SkuState state : task.skus.due.ladders.take(atMost)) {
      task.outbox.ladder(state.sku, state.plan.get());
    }
    return task.skus.due.ladders.isEmpty();
  }
}

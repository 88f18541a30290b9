package org.echelon.processor.plan;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.echelon.state.Refreshed;
import org.echelon.valuation.SkuPlan;

/**
 * Brings all SKUs up to the present epoch between events: only does earlier what whoever reads a
 * plan would do first, so its pace and order change no command.
 *
 * <p>A first pass in order of id takes along what new prices leave alone, at the cost of a skip
 * test each. What they do not is planned after it, first where the priced cost of the plan moves
 * most. A newer epoch begins the pass anew; a SKU goes through those in between on the way.
 */
final class Refresh {
  private static final Comparator<Behind> DEAREST_FIRST =
      Comparator.comparingDouble(Behind::costMove)
          .reversed()
          .thenComparing(behind -> behind.state().sku);

  private final PlanTask task;
  private final SkuGuard guard;
  private final ValueStep value;
  private final PriorityQueue<Behind> behind = new PriorityQueue<>(DEAREST_FIRST);
  private String passedUpTo = "";
  private boolean passed;
  private long lookedAt;
  private boolean done;

  /**
   * A SKU that the pass left behind.
   *
   * @param costMove by how much the priced cost of its plan moves, currency per day
   */
  private record Behind(SkuState state, double costMove) {}

  Refresh(PlanTask task, SkuGuard guard, ValueStep value) {
    this.task = task;
    this.guard = guard;
    this.value = value;
  }

  /** Starts to bring everything up to a new epoch. */
  void restart() {
    behind.clear();
    passedUpTo = "";
    passed = false;
    lookedAt = 0;
    done = false;
    value.countAnew();
  }

  /** Whether some SKU may be behind. */
  boolean due() {
    return !done && task.epochs.ready();
  }

  /** Brings so many more SKUs up at most; returns whether all are. */
  boolean stretch(int atMost) {
    if (!due()) {
      return true;
    }
    int left = passed ? atMost : pass(atMost);
    while (left-- > 0 && !behind.isEmpty()) {
      SkuState state = behind.poll().state();
      guard.run(state, () -> value.bringUp(state));
      lookedAt++;
    }
    if (passed && behind.isEmpty()) {
      task.epochs.settle();
      done = true;
    }
    return done;
  }

  /** Goes on with the pass; how many SKUs may still be brought up. */
  private int pass(int atMost) {
    int left = atMost;
    for (SkuState state : task.skus.after(passedUpTo)) {
      if (left-- == 0) {
        return 0;
      }
      guard.run(state, () -> lookAt(state));
      passedUpTo = state.sku;
    }
    passed = true;
    return left;
  }

  private void lookAt(SkuState state) {
    if (value.advance(state)) {
      lookedAt++;
    } else {
      SkuPlan plan = state.plan.get();
      double move = plan == null ? 0 : plan.costMove(task.epochs.current().prices());
      behind.add(new Behind(state, move));
    }
  }

  /** How far it is. */
  Refreshed progress() {
    return value.counted(lookedAt, done);
  }
}

package org.echelon.processor.plan;

import org.echelon.codec.LogRecord;
import org.echelon.state.Refreshed;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.jspecify.annotations.Nullable;

/**
 * One task of Plan without a stream around it: the steps that run live, over any tables and any
 * outbox. For one thread.
 */
public final class PlanCore {
  private final PlanTask task;
  private final PlanLoop loop;

  /**
   * Goes on where the tables stand.
   *
   * @param partition number of the task
   * @param partitions tasks that share the SKUs
   * @param aheadMillis how far a fact may lie ahead of the last tick
   * @param planner by whose plans it decides; used by this task only
   * @param secondThoughts whether the node of an order may still change
   */
  public PlanCore(
      int partition,
      int partitions,
      long aheadMillis,
      Tables tables,
      Outbox outbox,
      SkuPlanner planner,
      boolean secondThoughts) {
    this.task = new PlanTask(partition, partitions, tables, outbox);
    this.loop = new PlanLoop(task, aheadMillis, planner, secondThoughts);
  }

  /** Takes one record of the log. */
  public void accept(String key, LogRecord record, long offset) {
    loop.accept(key, record, offset);
  }

  /** Brings every plan up to date and publishes what is due; changes no command. */
  public void refresh() {
    loop.refresh(Integer.MAX_VALUE);
  }

  /** Brings every plan up to date and publishes nothing; how many were looked at, and skipped. */
  public Refreshed bringUp() {
    loop.bringUp(Integer.MAX_VALUE);
    return loop.progress();
  }

  /** The plan of a SKU as it stands, or null where there is none. */
  public @Nullable SkuPlan plan(String sku) {
    return task.skus.knows(sku) ? task.skus.state(sku).plan.get() : null;
  }
}

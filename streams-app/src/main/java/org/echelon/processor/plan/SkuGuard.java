package org.echelon.processor.plan;

import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.echelon.codec.RefusedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work on one SKU as a whole: all of it is kept, or nothing. A fault in the work freezes that
 * SKU, and the others go on; faults of the platform are not ours to contain and stop the task.
 */
final class SkuGuard {
  private static final Logger LOG = LoggerFactory.getLogger(SkuGuard.class);

  private final PlanTask task;

  SkuGuard(PlanTask task) {
    this.task = task;
  }

  /** Runs work without a result. */
  void run(SkuState state, Runnable work) {
    run(
        state,
        () -> {
          work.run();
          return true;
        },
        false);
  }

  /**
   * Runs work.
   *
   * @param otherwise the result when a fault froze the SKU
   * @throws RefusedRecord as the work does, after taking back what it did
   */
  <T> T run(SkuState state, Supplier<T> work, T otherwise) {
    int mark = task.outbox.mark();
    try {
      T result = work.get();
      task.documents.flush();
      return result;
    } catch (RefusedRecord | KafkaException notOurs) {
      task.documents.discard();
      task.outbox.backTo(mark);
      throw notOurs;
    } catch (RuntimeException bug) {
      LOG.error("{} is frozen by a fault at {}", state.sku, task.trigger, bug);
      task.documents.discard();
      task.outbox.backTo(mark);
      freeze(state);
      return otherwise;
    }
  }

  private void freeze(SkuState state) {
    task.skus.reloadStock(state);
    state.stock.restoreCounters(
        state.stock.sequence(),
        state.stock.waitingUnits(),
        state.stock.waitingAssignedUnits(),
        true);
    task.skus.saveStock(state);
    state.positionDue();
  }
}

package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.LearnedCodec;
import org.echelon.demand.DemandEvidence;
import org.echelon.demand.DemandPrior;

/**
 * What the items of a task show together, for those that show little. Taken anew each day and
 * whenever a tenth more has been learned, so that it follows closely at first and costs little
 * later; a function of the log alone.
 */
final class LearnedPrior {
  static final String PRIOR = "learned/prior";
  private static final String COUNT = "learned/count";
  private static final String TAKEN_AT = "learned/taken-at";
  private static final long DAY = 24 * 3_600_000L;

  private final PlanTask task;
  private DemandPrior prior;
  private long count;
  private long takenAt;

  LearnedPrior(PlanTask task) {
    this.task = task;
    this.prior = task.meta.bytes(PRIOR).map(LearnedCodec::decodePrior).orElse(DemandPrior.NONE);
    this.count = task.meta.numberOr(COUNT, 0);
    this.takenAt = task.meta.numberOr(TAKEN_AT, 0);
  }

  DemandPrior now() {
    return prior;
  }

  /** Notes that some SKU was taught by one more record. */
  void learned() {
    task.meta.number(COUNT, ++count);
    if (count - takenAt >= Math.max(1, takenAt / 10)) {
      take();
    }
  }

  /** Takes it anew with each day. */
  void tick(long before) {
    if (count > 0 && Math.floorDiv(task.now, DAY) > Math.floorDiv(before, DAY)) {
      take();
    }
  }

  private void take() {
    List<DemandEvidence> all = new ArrayList<>();
    for (SkuState state : task.skus.all()) {
      if (!state.evidence.isNone()) {
        all.add(state.evidence);
      }
    }
    prior = DemandPrior.of(all, task.now / (double) DAY);
    takenAt = count;
    task.meta.bytes(PRIOR, LearnedCodec.encode(prior));
    task.meta.number(TAKEN_AT, takenAt);
  }
}

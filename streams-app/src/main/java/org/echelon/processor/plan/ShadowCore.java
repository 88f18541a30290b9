package org.echelon.processor.plan;

import java.util.function.Consumer;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.state.LabDecision;
import org.echelon.system.Ask;
import org.echelon.valuation.SkuValuation;

/**
 * A copy of one task of Plan that nobody hears, with the plans of a lab beside it. The copy takes
 * the same log and so comes to the same stock and commands; whenever a gate asks, what it wants and
 * what the lab would want are told. For one thread.
 */
public final class ShadowCore {
  private final PlanLoop copy;
  private final SecondPlans second;
  private final PairedAnswers answers;
  private final Consumer<LabDecision> out;

  /**
   * Goes on where the tables stand: at the beginning, with what the live task held at that place of
   * the log.
   *
   * @param partition number of the task
   * @param partitions tasks that share the SKUs
   * @param aheadMillis how far a fact may lie ahead of the last tick
   * @param out takes each comparison
   */
  public ShadowCore(
      int partition,
      int partitions,
      long aheadMillis,
      Tables tables,
      Rival rival,
      Consumer<LabDecision> out) {
    this(partition, partitions, aheadMillis, tables, rival, new Unheard(), out);
  }

  ShadowCore(
      int partition,
      int partitions,
      long aheadMillis,
      Tables tables,
      Rival rival,
      Outbox outbox,
      Consumer<LabDecision> out) {
    PlanTask task = new PlanTask(partition, partitions, tables, outbox);
    this.copy = new PlanLoop(task, aheadMillis, new SkuValuation());
    this.second =
        new SecondPlans(task, new SkuGuard(task), rival.planners().get(), rival.plansAsLive());
    this.answers = new PairedAnswers(task, rival.lab(), copy.wants(), second);
    this.out = out;
  }

  /** Takes one record of the log. */
  public void accept(String key, LogRecord record, long offset) {
    if (record.kind() == LogKind.ASK) {
      answers.to(record.as(Ask.class)).forEach(out);
    }
    copy.accept(key, record, offset);
    second.follow(record.kind(), key);
  }

  /** Brings some plans of the copy up to date, so that the prices before can be forgotten. */
  public void refresh(int skusAtMost) {
    copy.bringUp(skusAtMost);
  }
}

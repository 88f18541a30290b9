package org.echelon.processor.plan;

import java.util.function.BooleanSupplier;
import org.echelon.state.Refreshed;
import org.echelon.system.Ask;

/**
 * What a task does between records of its log: brings plans up to date, publishes what is due and
 * answers drafts. Changes no command, as it only does earlier what reading would do, or what
 * nothing depends on.
 */
final class Background {
  /** SKUs that are brought up between two looks at whether to go on. */
  static final int STRETCH_SKUS = 8;

  private final PlanTask task;
  private final Refresh refresh;
  private final ValueStep value;
  private final PublishStep publish;
  private final OfferStep offer;
  private final WaitingDrafts drafts;
  private boolean allPublished = true;

  Background(
      PlanTask task, Refresh refresh, ValueStep value, PublishStep publish, OfferStep offer) {
    this.task = task;
    this.refresh = refresh;
    this.value = value;
    this.publish = publish;
    this.offer = offer;
    this.drafts = new WaitingDrafts(task.meta);
  }

  /**
   * An answer looks at all SKUs and brings them up to date first. Every gate asks for a draft after
   * new prices, which nothing depends on: those wait until the refresh has come round, or a large
   * task would do all of it within one transaction.
   */
  void answer(Ask ask) {
    if (ask.getDry() && refresh.due()) {
      drafts.add(ask);
    } else {
      drafts.overtaken(ask.getGate());
      offer.answer(ask);
    }
  }

  private void answerDraft() {
    Ask ask = drafts.take();
    if (ask != null) {
      offer.answer(ask);
    }
  }

  /** Whether plans may have to be brought up to date, or more is due than was published. */
  boolean due() {
    return refresh.due() || !allPublished || !drafts.none();
  }

  /**
   * Brings some plans up to date and publishes what is due, a few at a time. After a start
   * everything is due, which is more than a transaction should hold.
   *
   * @param goOn asked after each few; some are always done
   */
  void advance(BooleanSupplier goOn) {
    boolean all;
    do {
      all = refresh.stretch(STRETCH_SKUS);
      publishDue(STRETCH_SKUS);
      if (all && allPublished) {
        answerDraft();
        task.outbox.flush();
      }
    } while (!(all && allPublished && drafts.none()) && goOn.getAsBoolean());
  }

  /** Brings so many plans at most up to date and publishes all that is due. */
  void advance(int skusAtMost) {
    if (refresh.stretch(skusAtMost)) {
      while (!drafts.none()) {
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

  /** Brings so many plans at most up to date and publishes nothing. */
  void bringUp(int skusAtMost) {
    refresh.stretch(skusAtMost);
  }

  /** How far the plans have been brought up to date. */
  Refreshed progress() {
    return refresh.progress();
  }
}

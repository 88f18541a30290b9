package org.echelon.processor.plan;

import java.time.LocalDate;
import org.echelon.codec.RefusedRecord;
import org.echelon.demand.DemandEstimate;
import org.echelon.demand.DemandEvidence;
import org.echelon.event.DemandHistory;
import org.echelon.inventory.Document;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.OrderLineFact;
import org.echelon.inventory.OrderLineTerms;
import org.echelon.inventory.Outcome;
import org.echelon.inventory.PastDemandDocument;
import org.echelon.inventory.Retention;
import org.echelon.inventory.Stamp;
import org.echelon.network.Speed;

/**
 * Learns demand from order lines and history, and plans by it where nobody forecasts.
 *
 * <p>An order line is counted on the day it was placed, with its newest units, cancelled ones not.
 * A SKU is estimated anew when evidence comes, and once a day at a minute of its own; it is planned
 * anew when the estimate has moved by {@value #MOVE} or more. What is remembered of the past is
 * bounded: weeks for two years, lines for as long as closed documents.
 */
final class LearnStep {
  /** A smaller move of an estimate, as a share of it, is not worth a new plan. */
  private static final double MOVE = 0.05;

  private static final long DAY = 24 * 3_600_000L;
  private static final int WEEK = -1;

  private final PlanTask task;
  private final SkuGuard guard;
  private final ValueStep value;
  private final LearnedPrior prior;

  LearnStep(PlanTask task, SkuGuard guard, ValueStep value) {
    this.task = task;
    this.guard = guard;
    this.value = value;
    this.prior = new LearnedPrior(task);
  }

  /** Counts what an order line says now in place of what it said before. */
  void line(SkuState state, OrderLineDocument before, OrderLineDocument after) {
    DemandEvidence seen = state.evidence;
    if (before.ordered() > 0) {
      OrderLineTerms terms = before.terms();
      seen = seen.withoutLine(terms.zone(), speed(terms), day(terms), before.ordered());
    }
    if (after.ordered() > 0) {
      OrderLineTerms terms = after.terms();
      seen = seen.withLine(terms.zone(), speed(terms), day(terms), after.ordered());
    }
    state.evidence = seen;
  }

  /** Takes an order line that is too old for the ledger. */
  Outcome pastLine(SkuState state, OrderLineFact fact) {
    OrderLineTerms terms = fact.terms();
    return past(
        state,
        new PastDemandDocument(
            DocumentKey.pastLine(fact.orderId(), fact.lineNo()),
            fact.head().stamp(),
            terms.zone(),
            day(terms),
            terms.speed(),
            terms.cancelled() ? 0 : terms.units(),
            false,
            task.now));
  }

  /** Takes a week of the past. */
  Outcome pastWeek(SkuState state, DemandHistory week) {
    if (!task.epochs.ready() || task.epochs.current().network().zone(week.getZone()) < 0) {
      throw new RefusedRecord(
          "REF_UNKNOWN_ZONE",
          "zone",
          week.getZone(),
          "add the zone to the network or correct the id");
    }
    LocalDate monday = week.getWeekOn();
    if (task.tickNo > 0 && monday.toEpochDay() > task.now / DAY) {
      // Evidence fades by its distance from the newest: a week to come would fade all for ever.
      throw new RefusedRecord(
          "TIME_FUTURE", "weekOn", monday, "correct the week: it has not begun yet");
    }
    long forgetAt = (monday.toEpochDay() + DemandEvidence.DAYS_REMEMBERED) * DAY;
    return past(
        state,
        new PastDemandDocument(
            DocumentKey.pastWeek(week.getZone(), (int) monday.toEpochDay()),
            new Stamp(week.getRevision(), week.getOccurredAt().toEpochMilli(), week.getWithdrawn()),
            week.getZone(),
            monday.toEpochDay(),
            WEEK,
            week.getUnits(),
            week.getCensored(),
            // Closed documents are forgotten some time after they closed: this one at two years.
            Math.max(1, forgetAt - Retention.CLOSED_DOCUMENT)));
  }

  private Outcome past(SkuState state, PastDemandDocument after) {
    if (after.day() < task.now / DAY - DemandEvidence.DAYS_REMEMBERED) {
      return Outcome.HISTORY;
    }
    Document known = task.documents.get(state.sku, after.key());
    if (known instanceof PastDemandDocument before) {
      Outcome outcome = before.judge(after);
      if (outcome == Outcome.REFUSED) {
        throw new RefusedRecord(
            "DOC_CONFLICT",
            "revision",
            after.stamp().revision(),
            "the same revision said something else before; raise the revision");
      }
      if (outcome != Outcome.APPLIED) {
        return outcome;
      }
      state.evidence = without(state.evidence, before);
    }
    task.documents.put(state.sku, after);
    task.documents.scheduleDue(
        after.closedAt() + Retention.CLOSED_DOCUMENT, state.sku, after.key());
    state.evidence = with(state.evidence, after);
    settle(state);
    task.skus.saveStock(state);
    return Outcome.HISTORY;
  }

  private static DemandEvidence with(DemandEvidence seen, PastDemandDocument past) {
    if (!past.counts()) {
      return seen;
    }
    return past.speed() == WEEK
        ? seen.withWeek(past.zone(), past.day(), past.units(), past.censored())
        : seen.withLine(past.zone(), Speed.values()[past.speed()], past.day(), past.units());
  }

  private static DemandEvidence without(DemandEvidence seen, PastDemandDocument past) {
    if (!past.counts()) {
      return seen;
    }
    return past.speed() == WEEK
        ? seen.withoutWeek(past.zone(), past.day(), past.units(), past.censored())
        : seen.withoutLine(past.zone(), Speed.values()[past.speed()], past.day(), past.units());
  }

  /** Takes in what a record taught, and plans anew if it taught much; the caller saves it. */
  void settle(SkuState state) {
    if (state.evidence == state.savedEvidence) {
      return;
    }
    prior.learned();
    if (estimate(state, MOVE)) {
      plan(state);
    }
  }

  /** Brings the estimate up to date because a forecast came or went; the caller plans. */
  void forecastChanged(SkuState state) {
    if (state.forecast.isPresent() || state.evidence.isNone()) {
      state.estimate = null;
    } else {
      estimate(state, 0);
    }
    if (!state.evidence.isNone()) {
      task.skus.saveStock(state);
    }
  }

  /** Looks once a day at each SKU that nobody forecasts. */
  void tick(long before) {
    prior.tick(before);
    for (SkuState state : task.skus.all()) {
      if (!state.forecast.isPresent() && !state.evidence.isNone() && isDue(state, before)) {
        guard.run(state, () -> look(state));
      }
    }
  }

  /** Spread over the day, so that no tick has to plan all. */
  private boolean isDue(SkuState state, long before) {
    long minute = Math.floorMod(state.sku.hashCode(), 24 * 60) * 60_000L;
    return Math.floorDiv(task.now - minute, DAY) > Math.floorDiv(before - minute, DAY);
  }

  private void look(SkuState state) {
    if (!state.stock.frozen() && estimate(state, MOVE)) {
      task.skus.saveStock(state);
      plan(state);
    }
  }

  private boolean estimate(SkuState state, double least) {
    if (state.forecast.isPresent()) {
      return false;
    }
    DemandEstimate next = DemandEstimate.of(state.evidence, prior.now(), task.now / (double) DAY);
    if (state.estimate != null && state.estimate.distanceTo(next) < least) {
      return false;
    }
    state.estimate = next;
    return true;
  }

  private void plan(SkuState state) {
    value.replan(state);
    state.changed(task.trigger);
  }

  private static Speed speed(OrderLineTerms terms) {
    return Speed.values()[terms.speed()];
  }

  private static long day(OrderLineTerms terms) {
    return Math.floorDiv(terms.placedAt(), DAY);
  }
}

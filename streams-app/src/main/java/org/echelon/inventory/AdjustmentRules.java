package org.echelon.inventory;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Books adjustments; counts are set against what moved since they were made. */
final class AdjustmentRules {
  private AdjustmentRules() {}

  static Booking book(Posting posting, AdjustmentFact fact) {
    DocumentKey key = DocumentKey.adjustment(fact.node(), fact.adjustmentId());
    AdjustmentDocument before = (AdjustmentDocument) posting.docs.get(posting.stock.sku(), key);
    if (before != null) {
      boolean same = before.terms().equals(fact.terms());
      Outcome outcome = before.stamp().judge(fact.head().stamp(), same);
      if (outcome != Outcome.APPLIED) {
        return OrderLineRules.turnedAway(outcome, key, fact.head());
      }
    }
    AdjustmentDocument after =
        new AdjustmentDocument(
            fact.node(), fact.adjustmentId(), fact.head().stamp(), fact.terms(), 0, 0, 0);
    boolean count = fact.terms().kind() == AdjustmentKind.COUNT;
    if (count) {
      return count(posting, before, after);
    }
    posting.heard(fact.node());
    posting.replace(before, after);
    return posting.finish();
  }

  private static Booking count(
      Posting posting, @Nullable AdjustmentDocument before, AdjustmentDocument after) {
    NodeStock node = posting.stock.open(after.node());
    AdjustmentTerms terms = after.terms();
    long minute = Minutes.of(terms.countedAt());
    if (Minutes.instant(minute) < node.lastCountAt()) {
      return Booking.of(Outcome.STALE);
    }
    // A node's first count has nothing before it to contradict, however old it is.
    boolean first = node.lastCountAt() == 0;
    if (!first && terms.countedAt() < posting.now - Retention.COUNT_LATE) {
      return Booking.refused(Refusal.countTooOld(terms.countedAt()));
    }
    node.heardAt(posting.now);
    if (before != null) {
      posting.correct(before.contribution(), -1);
      long settledBefore = before.settledUnits();
      posting.settle(after.node(), missing -> missing.carry(settledBefore));
    }
    AdjustmentDocument counted = after;
    if (after.stamp().withdrawn()) {
      node.countedAt(0, false);
    } else {
      SortedMap<Long, long[]> later = new TreeMap<>();
      posting.settle(after.node(), missing -> later.putAll(missing.takeAfter(minute)));
      counted = corrected(posting, node, after, minute);
      node.missingUnits().clear();
      node.countedAt(Minutes.instant(minute), terms.scope() == CountScope.ALL);
      posting.settle(after.node(), missing -> missing.put(later));
    }
    posting.correct(counted.contribution(), 1);
    posting.store(before, counted);
    return posting.finish();
  }

  /** What was there when counted, and what moved since, against what the books say. */
  private static AdjustmentDocument corrected(
      Posting posting, NodeStock node, AdjustmentDocument count, long minute) {
    Movement since = posting.docs.movedAfter(posting.stock.sku(), count.node(), minute);
    boolean coversHeld = count.terms().scope() == CountScope.ALL;
    long settled = node.missing();
    long present = node.onHand() + node.reserved() + (coversHeld ? node.held() - settled : 0);
    long moved = since.sellable() + (coversHeld ? since.held() : 0);
    return count.withCorrection(count.terms().units() + moved - present, settled);
  }
}

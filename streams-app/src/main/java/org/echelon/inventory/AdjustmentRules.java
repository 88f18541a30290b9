package org.echelon.inventory;

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
            fact.node(), fact.adjustmentId(), fact.head().stamp(), fact.terms(), 0, 0);
    boolean count = fact.terms().kind() == AdjustmentKind.COUNT;
    if (count) {
      return count(posting, before, after);
    }
    posting.heard(fact.node());
    posting.replace(before, after);
    return posting.finish();
  }

  private static Booking count(
      Posting posting, AdjustmentDocument before, AdjustmentDocument after) {
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
    }
    AdjustmentDocument counted = after;
    if (after.stamp().withdrawn()) {
      node.countedAt(0, false);
    } else {
      boolean coversHeld = terms.scope() == CountScope.ALL;
      long since =
          posting.docs.movedAfter(posting.stock.sku(), after.node(), minute).counted(coversHeld);
      long present = coversHeld ? node.present() : node.onHand() + node.reserved();
      counted = after.withCorrection(terms.units() + since - present);
      node.countedAt(Minutes.instant(minute), coversHeld);
    }
    posting.correct(counted.contribution(), 1);
    posting.store(before, counted);
    return posting.finish();
  }
}

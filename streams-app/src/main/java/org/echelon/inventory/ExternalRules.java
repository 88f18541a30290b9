package org.echelon.inventory;

import org.jspecify.annotations.Nullable;

/** Books decisions of another planner, and what arrives of them. */
final class ExternalRules {
  private ExternalRules() {}

  static Booking book(Posting posting, ExternalFact fact) {
    ExternalDocument before = find(posting, fact.decisionId());
    Stamp stamp = fact.head().stamp();
    if (before != null) {
      Outcome outcome = before.stamp().judge(stamp, before.saysTheSame(fact.terms()));
      if (outcome != Outcome.APPLIED) {
        return OrderLineRules.turnedAway(outcome, before.key(), fact.head());
      }
    }
    boolean counts = before == null ? fact.counts() : before.counts();
    long arrived =
        before == null ? arrivedEarlier(posting, fact.decisionId()) : before.arrivedUnits();
    boolean last = before != null && before.lastArrived();
    ExternalDocument after =
        new ExternalDocument(
                fact.decisionId(), stamp, fact.terms(), counts, arrived, last, false, 0)
            .at(posting.now);
    posting.replace(before, after);
    if (fact.terms().expiresAt() > 0 && !after.expiryPassed()) {
      posting.docs.scheduleDue(fact.terms().expiresAt() + 1, fact.sku(), after.key());
    }
    return posting.finish();
  }

  /** A receipt that names a decision: what has arrived of it is no longer expected. */
  static void arrived(
      Posting posting, @Nullable ReceiptDocument before, ReceiptDocument after, boolean last) {
    String reference = after.poRef();
    ExternalDocument expected = reference == null ? null : find(posting, reference);
    if (expected != null) {
      long more = after.keptUnits() - (before == null ? 0 : before.keptUnits());
      posting.replace(expected, expected.arrived(more, last));
    }
  }

  /** The clock passed the expiry of a proposal. */
  static Booking expire(Posting posting, ExternalDocument decision) {
    ExternalDocument after = decision.at(posting.now);
    if (after.equals(decision)) {
      return Booking.of(Outcome.DUPLICATE);
    }
    posting.replace(decision, after);
    return posting.finish();
  }

  private static long arrivedEarlier(Posting posting, String decisionId) {
    long units = 0;
    for (ReceiptDocument receipt : posting.docs.receiptsOf(posting.stock.sku(), decisionId)) {
      units += receipt.keptUnits();
    }
    return units;
  }

  private static @Nullable ExternalDocument find(Posting posting, String decisionId) {
    DocumentKey key = DocumentKey.external(decisionId);
    return (ExternalDocument) posting.docs.get(posting.stock.sku(), key);
  }
}

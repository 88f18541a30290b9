package org.echelon.inventory;

import java.util.List;
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
    if (before == null && mayBeForgotten(posting, fact)) {
      return fact.counts()
          ? Booking.refused(Refusal.maybeForgotten(fact.decisionId()))
          : Booking.of(Outcome.STALE);
    }
    boolean counts = before == null ? fact.counts() : before.counts();
    List<ReceiptDocument> earlier =
        before == null
            ? posting.docs.receiptsOf(posting.stock.sku(), fact.decisionId())
            : List.of();
    long arrived =
        before == null
            ? earlier.stream().mapToLong(ReceiptDocument::keptUnits).sum()
            : before.arrivedUnits();
    boolean last = before == null ? anyEnds(earlier) : before.lastArrived();
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
  static void arrived(Posting posting, @Nullable ReceiptDocument before, ReceiptDocument after) {
    String reference = after.poRef();
    if (reference == null) {
      return;
    }
    ExternalDocument expected = find(posting, reference);
    if (expected != null) {
      long more = after.keptUnits() - (before == null ? 0 : before.keptUnits());
      boolean takenBack = before != null && before.ends() && !after.ends();
      boolean last =
          takenBack
              ? anyEnds(posting.docs.receiptsOf(posting.stock.sku(), reference))
              : expected.lastArrived() || after.ends();
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

  /**
   * Whether a later word about a decision that is not known can be about one that was booked,
   * closed and forgotten here: then nobody can tell what of it has arrived.
   */
  private static boolean mayBeForgotten(Posting posting, ExternalFact fact) {
    return fact.head().revision() > 1
        && fact.terms().decidedAt() <= posting.now - Retention.SURELY_KNOWN;
  }

  private static boolean anyEnds(List<ReceiptDocument> receipts) {
    return receipts.stream().anyMatch(ReceiptDocument::ends);
  }

  private static @Nullable ExternalDocument find(Posting posting, String decisionId) {
    DocumentKey key = DocumentKey.external(decisionId);
    return (ExternalDocument) posting.docs.get(posting.stock.sku(), key);
  }
}

package org.echelon.inventory;

/** Books receipts that no command of ours announced. */
final class ReceiptRules {
  private ReceiptRules() {}

  static Booking book(Posting posting, ReceiptFact fact) {
    ReceiptDocument after = ReceiptDocument.of(fact);
    ReceiptDocument before = (ReceiptDocument) posting.docs.get(posting.stock.sku(), after.key());
    if (before != null) {
      Outcome outcome = before.stamp().judge(after.stamp(), before.saysTheSame(after));
      if (outcome != Outcome.APPLIED) {
        return OrderLineRules.turnedAway(outcome, after.key(), fact.head());
      }
    }
    posting.heard(fact.node());
    posting.replace(before, after);
    ExternalRules.arrived(posting, before, after);
    return posting.finish();
  }
}

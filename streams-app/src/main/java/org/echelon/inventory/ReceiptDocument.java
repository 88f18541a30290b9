package org.echelon.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A receipt that no command of ours announced; {@code poRef} is null for a blind one.
 *
 * @param last whether it said that nothing more comes under its {@code poRef}
 */
public record ReceiptDocument(
    String receiptId,
    @Nullable String poRef,
    Stamp stamp,
    int node,
    long goodUnits,
    long damagedUnits,
    DamagedTo damagedTo,
    boolean last,
    long closedAt)
    implements Document {

  static ReceiptDocument of(ReceiptFact fact) {
    return new ReceiptDocument(
        fact.receiptId(),
        fact.poRef(),
        fact.head().stamp(),
        fact.node(),
        fact.goodUnits(),
        fact.damagedUnits(),
        fact.damagedTo(),
        fact.last(),
        0);
  }

  boolean saysTheSame(ReceiptDocument other) {
    return node == other.node
        && goodUnits == other.goodUnits
        && damagedUnits == other.damagedUnits
        && damagedTo == other.damagedTo;
  }

  /** Units that came to stay, damaged ones included. */
  long keptUnits() {
    long damaged = damagedTo == DamagedTo.REFUSED ? 0 : damagedUnits;
    return stamp.withdrawn() ? 0 : goodUnits + damaged;
  }

  /** Whether it stands and says that nothing more comes. */
  boolean ends() {
    return last && !stamp.withdrawn();
  }

  @Override
  public DocumentKey key() {
    return DocumentKey.receipt(node, poRef, receiptId);
  }

  @Override
  public Contribution contribution() {
    Contribution sum = new Contribution();
    if (stamp.withdrawn()) {
      return sum;
    }
    long kept = keptUnits() - goodUnits;
    Bucket bucket = damagedTo == DamagedTo.HELD ? Bucket.HELD : Bucket.WRITTEN_OFF;
    return sum.add(node, Bucket.ON_HAND, goodUnits)
        .add(node, bucket, kept)
        .add(Flow.FROM_VENDORS, keptUnits())
        .move(node, stamp.occurredAt(), goodUnits, bucket == Bucket.HELD ? kept : 0);
  }

  @Override
  public boolean closed() {
    return true;
  }

  @Override
  public ReceiptDocument withClosedAt(long instant) {
    return new ReceiptDocument(
        receiptId, poRef, stamp, node, goodUnits, damagedUnits, damagedTo, last, instant);
  }
}

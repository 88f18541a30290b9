package org.echelon.inventory;

/**
 * A decision of another planner and what has arrived of it. With Q units decided on and k arrived
 * by receipts that name it, L have left the source (Q once a transfer is executed, else min(k, Q))
 * and what is neither here nor lost is expected. Receipts book what arrives as coming from a
 * vendor, so a transfer takes min(k, L) out of that flow again; the buckets sum to the flow
 * whatever comes first, so conservation holds by construction.
 *
 * @param counts whether its planner decided here when it was first told; else it moves nothing
 * @param arrivedUnits k, by receipts that name it
 * @param lastArrived whether a receipt said that nothing more comes
 * @param expiryPassed whether the clock has passed {@code expiresAt}
 */
public record ExternalDocument(
    String decisionId,
    Stamp stamp,
    ExternalTerms terms,
    boolean counts,
    long arrivedUnits,
    boolean lastArrived,
    boolean expiryPassed,
    long closedAt)
    implements Document {

  @Override
  public DocumentKey key() {
    return DocumentKey.external(decisionId);
  }

  /** Units that are still expected at the destination, on their way or not yet sent. */
  public long expectedUnits() {
    return toCome() + movingUnits();
  }

  @Override
  public Contribution contribution() {
    Contribution sum = new Contribution();
    if (!counts || stamp.withdrawn()) {
      return sum;
    }
    sum.add(terms.to(), Bucket.ON_ORDER, toCome());
    if (terms.purchase()) {
      return sum;
    }
    long left = left();
    long settled = Math.min(arrivedUnits, left);
    return sum.add(terms.from(), Bucket.ON_HAND, -(toCome() + left))
        .add(terms.from(), Bucket.RESERVED, toCome())
        .add(terms.to(), Bucket.IN_TRANSIT, movingUnits())
        .add(terms.to(), Bucket.WRITTEN_OFF, left - settled - movingUnits())
        .add(Flow.FROM_VENDORS, -settled)
        .move(terms.from(), stamp.occurredAt(), -left, 0);
  }

  /** Units that have left the source of a transfer; of a purchase nobody here saw them leave. */
  private long left() {
    boolean executed = !terms.purchase() && terms.status() == ExternalStatus.EXECUTED;
    return executed ? terms.units() : Math.min(arrivedUnits, terms.units());
  }

  private long toCome() {
    boolean lapsed = expiryPassed && terms.status() == ExternalStatus.PROPOSED;
    boolean ended = lapsed || lastArrived || terms.status() == ExternalStatus.CANCELLED;
    return ended || !counts || stamp.withdrawn() ? 0 : terms.units() - left();
  }

  /** Whether a word about it asks for no other way than the one it goes already. */
  public boolean coveredBy(ExternalFact word) {
    return word.ends() || terms.sameWay(word.terms());
  }

  /** Units of a transfer that have left their source and not arrived. */
  public long movingUnits() {
    boolean moves = counts && !stamp.withdrawn() && !lastArrived && !terms.purchase();
    return moves ? left() - Math.min(arrivedUnits, left()) : 0;
  }

  boolean saysTheSame(ExternalTerms other) {
    return terms.equals(other);
  }

  ExternalDocument arrived(long moreUnits, boolean last) {
    return new ExternalDocument(
        decisionId, stamp, terms, counts, arrivedUnits + moreUnits, last, expiryPassed, closedAt);
  }

  ExternalDocument at(long now) {
    boolean passed = expiryPassed || (terms.expiresAt() > 0 && now > terms.expiresAt());
    return new ExternalDocument(
        decisionId, stamp, terms, counts, arrivedUnits, lastArrived, passed, closedAt);
  }

  @Override
  public boolean closed() {
    return expectedUnits() == 0;
  }

  @Override
  public ExternalDocument withClosedAt(long instant) {
    return new ExternalDocument(
        decisionId, stamp, terms, counts, arrivedUnits, lastArrived, expiryPassed, instant);
  }
}

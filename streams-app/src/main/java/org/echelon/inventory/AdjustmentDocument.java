package org.echelon.inventory;

/**
 * An adjustment of stock at a node.
 *
 * @param correctionUnits what a count added to free stock (base units, signed); 0 for other kinds
 * @param settledUnits missing units that a count took out of held stock; 0 for other kinds
 */
public record AdjustmentDocument(
    int node,
    String adjustmentId,
    Stamp stamp,
    AdjustmentTerms terms,
    long correctionUnits,
    long settledUnits,
    long closedAt)
    implements Document {

  @Override
  public DocumentKey key() {
    return DocumentKey.adjustment(node, adjustmentId);
  }

  @Override
  public Contribution contribution() {
    Contribution sum = new Contribution();
    if (stamp.withdrawn()) {
      return sum;
    }
    long units = terms.units();
    if (terms.kind() == AdjustmentKind.COUNT) {
      return Contribution.correction(node, correctionUnits, settledUnits);
    }
    buckets(units, sum);
    return sum.move(
        node,
        stamp.occurredAt(),
        new Movement(
            sum.units(node, Bucket.ON_HAND),
            sum.units(node, Bucket.HELD),
            0,
            terms.kind() == AdjustmentKind.FOUND ? units : 0,
            terms.kind() == AdjustmentKind.LOST ? units : 0));
  }

  private void buckets(long units, Contribution sum) {
    switch (terms.kind()) {
      case DELTA, FOUND -> sum.add(node, Bucket.ON_HAND, units).add(Flow.CORRECTIONS, units);
      case LOST, DAMAGE -> moved(sum, Bucket.ON_HAND, Bucket.WRITTEN_OFF, units);
      case HOLD -> moved(sum, Bucket.ON_HAND, Bucket.HELD, units);
      case RELEASE -> moved(sum, Bucket.HELD, Bucket.ON_HAND, units);
      case DISPOSE -> moved(sum, Bucket.HELD, Bucket.WRITTEN_OFF, units);
      case RETURN -> sum.add(node, returnBucket(), units).add(Flow.RETURNED, units);
      case COUNT -> throw new IllegalStateException("a count corrects and moves nothing");
    }
  }

  private Bucket returnBucket() {
    return switch (terms.returnTo()) {
      case ON_HAND -> Bucket.ON_HAND;
      case HELD -> Bucket.HELD;
      case WRITTEN_OFF -> Bucket.WRITTEN_OFF;
    };
  }

  private void moved(Contribution sum, Bucket from, Bucket to, long units) {
    sum.add(node, from, -units).add(node, to, units);
  }

  @Override
  public boolean closed() {
    return true;
  }

  AdjustmentDocument withCorrection(long units, long settled) {
    return new AdjustmentDocument(node, adjustmentId, stamp, terms, units, settled, closedAt);
  }

  @Override
  public AdjustmentDocument withClosedAt(long instant) {
    return new AdjustmentDocument(
        node, adjustmentId, stamp, terms, correctionUnits, settledUnits, instant);
  }
}

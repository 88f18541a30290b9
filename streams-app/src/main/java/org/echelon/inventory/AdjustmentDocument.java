package org.echelon.inventory;

/**
 * An adjustment of stock at a node.
 *
 * @param correctionUnits what a count added to free stock (base units, signed); 0 for other kinds
 */
public record AdjustmentDocument(
    int node,
    String adjustmentId,
    Stamp stamp,
    AdjustmentTerms terms,
    long correctionUnits,
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
    return switch (terms.kind()) {
      case COUNT -> Contribution.correction(node, correctionUnits);
      case DELTA, FOUND -> Contribution.correction(node, units);
      case LOST, DAMAGE -> moved(sum, Bucket.ON_HAND, Bucket.WRITTEN_OFF, units);
      case HOLD -> moved(sum, Bucket.ON_HAND, Bucket.HELD, units);
      case RELEASE -> moved(sum, Bucket.HELD, Bucket.ON_HAND, units);
      case DISPOSE -> moved(sum, Bucket.HELD, Bucket.WRITTEN_OFF, units);
      case RETURN -> sum.add(node, returnBucket(), units).add(Flow.RETURNED, units);
    };
  }

  private Bucket returnBucket() {
    return switch (terms.returnTo()) {
      case ON_HAND -> Bucket.ON_HAND;
      case HELD -> Bucket.HELD;
      case WRITTEN_OFF -> Bucket.WRITTEN_OFF;
    };
  }

  private Contribution moved(Contribution sum, Bucket from, Bucket to, long units) {
    return sum.add(node, from, -units).add(node, to, units);
  }

  @Override
  public boolean closed() {
    return true;
  }

  AdjustmentDocument withCorrection(long units) {
    return new AdjustmentDocument(node, adjustmentId, stamp, terms, units, closedAt);
  }

  @Override
  public AdjustmentDocument withClosedAt(long instant) {
    return new AdjustmentDocument(node, adjustmentId, stamp, terms, correctionUnits, instant);
  }
}

package org.echelon.inventory;

import java.util.Arrays;

/** Units of one SKU at one node, by bucket, with the moments of its last count and last word. */
public final class NodeStock {
  private final long[] units = new long[Bucket.values().length];
  private MissingUnits missing = new MissingUnits();
  private long lastCountAt;
  private boolean lastCountCoversHeld;
  private long lastHeardAt;

  /** Units in a bucket. */
  public long units(Bucket bucket) {
    return units[bucket.ordinal()];
  }

  public long onHand() {
    return units(Bucket.ON_HAND);
  }

  public long reserved() {
    return units(Bucket.RESERVED);
  }

  public long held() {
    return units(Bucket.HELD);
  }

  public long inTransit() {
    return units(Bucket.IN_TRANSIT);
  }

  public long writtenOff() {
    return units(Bucket.WRITTEN_OFF);
  }

  public long onOrder() {
    return units(Bucket.ON_ORDER);
  }

  /** Held units that a picker did not find and nothing has settled yet. */
  public long missing() {
    return missing.settled().open();
  }

  /** What is known of missing units; for the ledger and the codec. */
  public MissingUnits missingUnits() {
    return missing;
  }

  /** Units in the building: free, reserved and held. */
  public long present() {
    return onHand() + reserved() + held();
  }

  /** The minute of the newest count, as epoch milliseconds; 0 before the first. */
  public long lastCountAt() {
    return lastCountAt;
  }

  /** Whether the newest count covered held units too. */
  public boolean lastCountCoversHeld() {
    return lastCountCoversHeld;
  }

  /** When the node last said anything about this SKU, epoch milliseconds; 0 for never. */
  public long lastHeardAt() {
    return lastHeardAt;
  }

  /** Sets a bucket; for restoring stored stock only, since documents compute buckets. */
  public void restore(Bucket bucket, long value) {
    units[bucket.ordinal()] = value;
  }

  /** Notes the newest count. */
  public void countedAt(long minuteMillis, boolean coversHeld) {
    lastCountAt = minuteMillis;
    lastCountCoversHeld = coversHeld;
  }

  /** Notes a word from the node; never goes back. */
  public void heardAt(long instant) {
    lastHeardAt = Math.max(lastHeardAt, instant);
  }

  void add(Bucket bucket, long amount) {
    units[bucket.ordinal()] += amount;
  }

  NodeStock copy() {
    NodeStock copy = new NodeStock();
    System.arraycopy(units, 0, copy.units, 0, units.length);
    copy.missing = missing.copy();
    copy.lastCountAt = lastCountAt;
    copy.lastCountCoversHeld = lastCountCoversHeld;
    copy.lastHeardAt = lastHeardAt;
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodeStock that
        && lastCountAt == that.lastCountAt
        && lastCountCoversHeld == that.lastCountCoversHeld
        && lastHeardAt == that.lastHeardAt
        && Arrays.equals(units, that.units)
        && missing.equals(that.missing);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(units) + Long.hashCode(lastCountAt + 31 * lastHeardAt);
  }

  @Override
  public String toString() {
    return "onHand=%d reserved=%d held=%d inTransit=%d writtenOff=%d onOrder=%d"
        .formatted(onHand(), reserved(), held(), inTransit(), writtenOff(), onOrder());
  }
}

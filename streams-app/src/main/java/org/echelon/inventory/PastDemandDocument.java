package org.echelon.inventory;

/**
 * Demand of the past: a week that the past of a zone is told by, or an order line too old for the
 * ledger. It moves no stock; it is remembered so that repeats and corrections teach no demand
 * twice.
 *
 * @param zone demand zone
 * @param day first day of it, days since 1970
 * @param speed class of promise of an order line, 0 the fastest; -1 for a week
 * @param units base units asked for
 * @param censored whether the item was out of stock for part of the time
 */
public record PastDemandDocument(
    DocumentKey key,
    Stamp stamp,
    String zone,
    long day,
    int speed,
    long units,
    boolean censored,
    long closedAt)
    implements Document {

  /** Whether it teaches anything: it does not if it never was. */
  public boolean counts() {
    return !stamp.withdrawn();
  }

  /** What becomes of a newer statement of the same document. */
  public Outcome judge(PastDemandDocument newer) {
    boolean same =
        zone.equals(newer.zone)
            && day == newer.day
            && speed == newer.speed
            && units == newer.units
            && censored == newer.censored;
    return stamp.judge(newer.stamp, same);
  }

  @Override
  public Contribution contribution() {
    return new Contribution();
  }

  @Override
  public boolean closed() {
    return true;
  }

  @Override
  public PastDemandDocument withClosedAt(long instant) {
    return new PastDemandDocument(key, stamp, zone, day, speed, units, censored, instant);
  }
}

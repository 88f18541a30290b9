package org.echelon.inventory;

/**
 * What an adjustment says.
 *
 * @param units base units; COUNT the units present, DELTA signed, else positive
 * @param countedAt epoch milliseconds, 0 unless COUNT
 * @param scope what a COUNT counted
 * @param returnTo where a RETURN goes
 * @param reason why, {@code OPENING} for a node's first count
 */
public record AdjustmentTerms(
    AdjustmentKind kind,
    long units,
    long countedAt,
    CountScope scope,
    ReturnTo returnTo,
    String reason) {

  /** A count of the sellable units (free and reserved). */
  public static AdjustmentTerms count(long units, long countedAt, String reason) {
    return new AdjustmentTerms(
        AdjustmentKind.COUNT, units, countedAt, CountScope.SELLABLE, ReturnTo.HELD, reason);
  }

  /** Any adjustment but a count or a return. */
  public static AdjustmentTerms of(AdjustmentKind kind, long units, String reason) {
    return new AdjustmentTerms(kind, units, 0, CountScope.SELLABLE, ReturnTo.HELD, reason);
  }
}

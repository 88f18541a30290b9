package org.echelon.planning;

/**
 * How a SKU may be supplied.
 *
 * @param transferPackUnits units of one pack on transfers, 1 or more
 * @param purchaseMinUnits least quantity of a purchase (MOQ)
 * @param purchaseMultipleUnits purchases come in multiples of this
 * @param vendor ordinal of the node it is bought from, or -1 when nobody sells it
 * @param transfers whether units may be moved
 */
public record SupplyRules(
    long transferPackUnits,
    long purchaseMinUnits,
    long purchaseMultipleUnits,
    int vendor,
    boolean transfers) {

  /** Nobody sells it. */
  public static final int NO_VENDOR = -1;

  public SupplyRules {
    if (transferPackUnits < 1 || purchaseMultipleUnits < 1 || purchaseMinUnits < 0) {
      throw new IllegalArgumentException("packs and multiples are 1 unit or more");
    }
  }
}

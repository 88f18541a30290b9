package org.echelon.planning;

/**
 * How a SKU may be supplied.
 *
 * @param transferPackUnits units of one pack on transfers, 1 or more
 * @param purchaseMinUnits least quantity of a purchase (MOQ)
 * @param purchaseMultipleUnits purchases come in multiples of this
 * @param transfers whether units may be moved
 * @param purchases whether units may be bought
 */
public record SupplyRules(
    long transferPackUnits,
    long purchaseMinUnits,
    long purchaseMultipleUnits,
    boolean transfers,
    boolean purchases) {

  /** Single units, no minimum, everything allowed. */
  public static final SupplyRules UNITS = new SupplyRules(1, 1, 1, true, true);

  public SupplyRules {
    if (transferPackUnits < 1 || purchaseMultipleUnits < 1 || purchaseMinUnits < 0) {
      throw new IllegalArgumentException("packs and multiples are 1 unit or more");
    }
  }
}

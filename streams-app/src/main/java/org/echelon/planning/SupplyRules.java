package org.echelon.planning;

import java.util.List;

/**
 * How a SKU may be supplied.
 *
 * @param transferPackUnits units of one pack on transfers, 1 or more
 * @param vendors who sells it, preferred first where they are equal; empty when it is not bought
 * @param transfers whether units may be moved
 * @param unitCube cube of a unit, dm³
 * @param capitalPerUnitDay cost of the capital in a unit for a day, currency
 */
public record SupplyRules(
    long transferPackUnits,
    List<VendorTerms> vendors,
    boolean transfers,
    double unitCube,
    double capitalPerUnitDay) {

  public SupplyRules {
    if (transferPackUnits < 1) {
      throw new IllegalArgumentException("a pack holds 1 unit or more");
    }
    vendors = List.copyOf(vendors);
  }
}

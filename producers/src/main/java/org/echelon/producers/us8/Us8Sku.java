package org.echelon.producers.us8;

/**
 * A SKU of the generated world: what is true of its demand, how it is packed and sold, and whether
 * only sites for large items take it.
 */
public record Us8Sku(SkuProfile profile, Packing packing, boolean large) {

  /**
   * Packs, and the lines in which customers order: one pack and a geometric number of further ones.
   *
   * @param innerUnits units of an inner pack, 1 where there is none
   * @param caseUnits units of a case, a multiple of the inner pack
   * @param soldUnits units of the pack that is ordered: a unit, an inner pack or a case
   * @param furtherPacks mean number of packs of a line beyond the first
   */
  public record Packing(long innerUnits, long caseUnits, long soldUnits, double furtherPacks) {

    /** Mean units of an order line. */
    public double lineUnits() {
      return soldUnits * (1 + furtherPacks);
    }

    /** Mean square over mean of the units of a line: what lines add to variance over mean. */
    public double lineVarianceToMean() {
      return soldUnits * (1 + 2 * furtherPacks);
    }

    /** The largest of unit, inner pack and case that is not above a number of units. */
    public long largestWithin(double units) {
      if (caseUnits <= units) {
        return caseUnits;
      }
      return innerUnits <= units ? innerUnits : 1;
    }
  }

  /** Mean number of order lines a day. */
  public double linesPerDay() {
    return profile.ratePerDay() / packing.lineUnits();
  }

  /** Its id. */
  public String sku() {
    return profile.sku();
  }
}

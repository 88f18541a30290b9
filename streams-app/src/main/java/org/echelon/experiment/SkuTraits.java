package org.echelon.experiment;

/**
 * By what SKUs are alike before an experiment starts.
 *
 * @param demandPerDay units expected a day
 * @param unitCube dm³ a unit
 */
public record SkuTraits(String sku, double demandPerDay, double unitCube) {

  /** Whether the demand of one is at most so many times that of the other. */
  boolean alike(SkuTraits other, double mostApart) {
    double low = Math.min(demandPerDay, other.demandPerDay);
    return Math.max(demandPerDay, other.demandPerDay) <= mostApart * low;
  }
}

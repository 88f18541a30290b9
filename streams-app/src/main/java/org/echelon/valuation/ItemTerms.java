package org.echelon.valuation;

/**
 * What valuation needs to know about an item; money is in the network's currency.
 *
 * @param revision revision of the item it was read from
 * @param unitCube cube of a unit, dm³
 * @param holdingPerUnitDay cost of the capital in a unit for a day
 * @param lostSaleValue l, what a unit of unmet demand costs
 * @param transferPackUnits units of the pack in which nodes are refilled
 * @param stockable by node ordinal, whether the item may be kept there; empty stands for everywhere
 */
public record ItemTerms(
    String sku,
    long revision,
    double unitCube,
    double holdingPerUnitDay,
    double lostSaleValue,
    int transferPackUnits,
    boolean[] stockable) {
  public ItemTerms {
    if (!(unitCube >= 0) || !(holdingPerUnitDay >= 0) || !(lostSaleValue >= 0)) {
      throw new IllegalArgumentException(
          "cube, holding and lost-sale value of " + sku + " must be numbers of 0 or more");
    }
    if (transferPackUnits < 1) {
      throw new IllegalArgumentException("the pack of " + sku + " must hold 1 unit or more");
    }
  }

  /** Whether the item may be kept at a node. */
  public boolean mayStock(int node) {
    return stockable.length == 0 || (node < stockable.length && stockable[node]);
  }
}

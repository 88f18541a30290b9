package org.echelon.valuation;

import java.util.Map;
import org.echelon.network.LeadTime;

/**
 * What valuation needs to know about an item; money is in the network's currency.
 *
 * @param revision revision of the item it was read from
 * @param unitCube cube of a unit, dm³
 * @param holdingPerUnitDay cost of the capital in a unit for a day
 * @param lostSaleValue l, what a unit of unmet demand costs
 * @param transferPackUnits units of the pack in which nodes are refilled
 * @param stockable by node ordinal, whether the item may be kept there; empty stands for everywhere
 * @param handled by node ordinal, whether the node is equipped to ship the item; empty stands for
 *     everywhere
 * @param ownLeadTimes by node ordinal, lead times of the item's vendor that differ from the
 *     network's
 */
public record ItemTerms(
    String sku,
    long revision,
    double unitCube,
    double holdingPerUnitDay,
    double lostSaleValue,
    int transferPackUnits,
    boolean[] stockable,
    boolean[] handled,
    Map<Integer, LeadTime> ownLeadTimes) {

  /** An item that comes to every node in the network's own time. */
  public ItemTerms(
      String sku,
      long revision,
      double unitCube,
      double holdingPerUnitDay,
      double lostSaleValue,
      int transferPackUnits,
      boolean[] stockable) {
    this(
        sku,
        revision,
        unitCube,
        holdingPerUnitDay,
        lostSaleValue,
        transferPackUnits,
        stockable,
        new boolean[0],
        Map.of());
  }

  public ItemTerms {
    if (!(unitCube >= 0) || !(holdingPerUnitDay >= 0) || !(lostSaleValue >= 0)) {
      throw new IllegalArgumentException(
          "cube, holding and lost-sale value of " + sku + " must be numbers of 0 or more");
    }
    if (transferPackUnits < 1) {
      throw new IllegalArgumentException("the pack of " + sku + " must hold 1 unit or more");
    }
    ownLeadTimes = Map.copyOf(ownLeadTimes);
  }

  /** Whether the item may be kept at a node. */
  public boolean mayStock(int node) {
    return stockable.length == 0 || (node < stockable.length && stockable[node]);
  }

  /** Whether a node that has the item can ship it; what may not be kept there is sold out. */
  public boolean mayShip(int node) {
    return handled.length == 0 || (node < handled.length && handled[node]);
  }
}

package org.echelon.console.table;

import java.util.List;
import org.echelon.state.NodePosition;

/**
 * Stock of a SKU at a node, in units, and what Plan thinks of it; money is in the network's
 * currency, instants are epoch milliseconds with 0 for never.
 *
 * @param marginNow value a day of the last unit
 * @param marginNext value a day of one more unit
 */
public record StockRow(
    String sku,
    String node,
    long onHand,
    long reserved,
    long held,
    long inTransit,
    long onOrder,
    long level,
    double marginNow,
    double marginNext,
    double demandPerDay,
    double stockoutProbability,
    long lastCountAt,
    List<String> flags,
    long priceVersion) {

  static StockRow of(String sku, NodePosition at) {
    return new StockRow(
        sku,
        at.getNode().intern(),
        at.getOnHandUnits(),
        at.getReservedUnits(),
        at.getHeldUnits(),
        at.getInTransitUnits(),
        at.getOnOrderUnits(),
        at.getLevelUnits(),
        at.getMarginNow(),
        at.getMarginNext(),
        at.getDemandPerDay(),
        at.getStockoutProbability(),
        at.getLastCountAt() == null ? 0 : at.getLastCountAt().toEpochMilli(),
        List.copyOf(at.getFlags()),
        at.getPriceVersion());
  }

  /** Units in the building. */
  public long present() {
    return onHand + reserved + held;
  }

  /** Units that are free now or will be: the quantity that the level is compared with. */
  public long position() {
    return onHand + inTransit + onOrder;
  }
}

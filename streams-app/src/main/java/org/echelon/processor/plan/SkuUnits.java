package org.echelon.processor.plan;

import java.util.function.IntToLongFunction;
import org.echelon.fulfillment.OrderRouter;
import org.echelon.inventory.NodeStock;
import org.echelon.inventory.SkuStock;

/**
 * The units of a SKU as routing sees them.
 *
 * @param units that may be promised, by node
 */
record SkuUnits(SkuStock stock, IntToLongFunction units) implements OrderRouter.Stock {

  @Override
  public long free(int node) {
    return units.applyAsLong(node);
  }

  @Override
  public long coming(int node) {
    NodeStock at = stock.at(node);
    return at.inTransit() + at.onOrder();
  }
}

package org.echelon.planning;

import java.util.List;

/**
 * Stock of one SKU by node ordinal, in units.
 *
 * @param free units present and promised to nobody
 * @param position inventory position: free units, units in transit to the node and units on order
 */
public record StockLevels(long[] free, long[] position) {

  /** The stock once wants are met: what they move or buy is on its way, what they take is gone. */
  StockLevels after(List<Want> wants) {
    StockLevels then = new StockLevels(free.clone(), position.clone());
    for (Want want : wants) {
      then.position[want.lane().to()] += want.units();
      if (want.purchase().isEmpty()) {
        then.position[want.lane().from()] -= want.units();
        then.free[want.lane().from()] -= want.units();
      }
    }
    return then;
  }
}

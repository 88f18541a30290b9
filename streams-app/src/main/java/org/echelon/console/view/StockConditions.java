package org.echelon.console.view;

import java.time.Instant;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.StockRow;

/**
 * How the pairs of SKU and node stand that should hold stock; each is counted once.
 *
 * @param out nothing is free
 * @param runningOut something is, but see {@link StockView#runningOut}
 * @param healthy neither
 */
public record StockConditions(long out, long runningOut, long healthy) {

  /** As of the last published positions. O(pairs). */
  public static StockConditions of(ConsoleTables tables) {
    Optional<Instant> now = tables.ticks().at();
    long out = 0;
    long runningOut = 0;
    long healthy = 0;
    for (SkuRow sku : tables.stock().all().values()) {
      for (StockRow stock : sku.nodes()) {
        if (stock.level() <= 0) {
          continue;
        }
        if (stock.onHand() <= 0) {
          out++;
        } else if (stock.stockoutProbability() > StockView.LIKELY
            && StockFlags.runningOut(stock, StockFlags.nextArrival(tables, stock), now)) {
          runningOut++;
        } else {
          healthy++;
        }
      }
    }
    return new StockConditions(out, runningOut, healthy);
  }
}

package org.echelon.console.metrics;

import static org.echelon.telemetry.MetricFamily.gauge;

import java.util.List;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.StockRow;
import org.echelon.console.view.StockConditions;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.Scrape;

/** Units by where they are, and how many pairs of SKU and node are short of them. */
final class StockMetrics {
  private static final MetricFamily UNITS =
      gauge("echelon_stock_units", "Units of all SKUs, in the last published positions.", "bucket");
  private static final MetricFamily PAIRS =
      gauge(
          "echelon_stock_pairs",
          "Pairs of SKU and node that should hold stock: out (nothing free), running_out (likely to"
              + " be out before anything arrives), healthy (neither).",
          "condition");

  private StockMetrics() {}

  static List<MetricFamily> families() {
    return List.of(UNITS, PAIRS);
  }

  static void tell(ConsoleTables tables, Scrape scrape) {
    long onHand = 0;
    long reserved = 0;
    long held = 0;
    long inTransit = 0;
    long onOrder = 0;
    for (SkuRow sku : tables.stock().all().values()) {
      for (StockRow row : sku.nodes()) {
        onHand += row.onHand();
        reserved += row.reserved();
        held += row.held();
        inTransit += row.inTransit();
        onOrder += row.onOrder();
      }
    }
    scrape.put(UNITS, onHand, "on_hand");
    scrape.put(UNITS, reserved, "reserved");
    scrape.put(UNITS, held, "held");
    scrape.put(UNITS, inTransit, "in_transit");
    scrape.put(UNITS, onOrder, "on_order");
    StockConditions pairs = StockConditions.of(tables);
    scrape.put(PAIRS, pairs.out(), "out");
    scrape.put(PAIRS, pairs.runningOut(), "running_out");
    scrape.put(PAIRS, pairs.healthy(), "healthy");
  }
}

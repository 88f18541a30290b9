package org.echelon.console.metrics;

import static org.echelon.telemetry.MetricFamily.gauge;

import java.util.List;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.CapacityView;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.Scrape;

/** How full each limit of each node is and what it costs; the fullest first, should not all fit. */
final class CapacityMetrics {
  private static final MetricFamily USE =
      gauge(
          "echelon_resource_use_ratio",
          "Use of a node's capacity as a share of it: of storage as it is, of flow as planned.",
          "node",
          "resource");
  private static final MetricFamily PRICE =
      gauge(
          "echelon_resource_price",
          "Price in force: of storage, currency a cubic decimetre and day; of flow, currency a"
              + " unit.",
          "node",
          "resource");

  private CapacityMetrics() {}

  static List<MetricFamily> families() {
    return List.of(USE, PRICE);
  }

  static void tell(ConsoleTables tables, Scrape scrape) {
    for (CapacityView.Row row : CapacityView.of(tables).rows()) {
      row.share().ifPresent(share -> scrape.put(USE, share, row.node(), row.resource()));
      row.price().ifPresent(price -> scrape.put(PRICE, price, row.node(), row.resource()));
    }
  }
}

package org.echelon.console.metrics;

import static org.echelon.telemetry.MetricFamily.gauge;

import java.util.List;
import java.util.Set;
import org.echelon.console.table.ConsoleTables;
import org.echelon.measure.window.MeasureName;
import org.echelon.measure.window.MeasureTable;
import org.echelon.measure.window.MeasureTable.Line;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.Scrape;

/** What customers get and what it costs, added from what the tasks have counted. */
final class ServiceMetrics {
  private static final MetricFamily SERVICE =
      gauge(
          "echelon_service_ratio",
          "Measures that are shares, over the UTC day of the deployment's clock and the day"
              + " before.",
          "measure",
          "region");
  private static final MetricFamily COST =
      gauge(
          "echelon_cost_per_day",
          "Currency spent on the UTC day before that of the deployment's clock.",
          "part");
  private static final Set<String> SHARES =
      Set.of(
          MeasureName.FILL_RATE.word(),
          MeasureName.IN_REGION.word(),
          MeasureName.PROMISE_ON_TIME.word(),
          MeasureName.LOST_UNITS.word());

  private ServiceMetrics() {}

  static List<MetricFamily> families() {
    return List.of(SERVICE, COST);
  }

  static void tell(ConsoleTables tables, Scrape scrape) {
    long now = tables.ticks().nowMillis();
    new MeasureTable(List.of("region"))
        .addAllWindows(tables.service().lately(now)).lines().stream()
            .filter(line -> SHARES.contains(line.name()) && line.denominator() > 0)
            .forEach(line -> scrape.put(SERVICE, line.ratio(), line.name(), line.values().get(0)));
    List<Line> before =
        new MeasureTable(List.of()).addAllWindows(tables.service().dayBefore(now)).lines();
    before.stream()
        .filter(line -> line.name().equals(MeasureName.COST_SHIPPING.word()))
        .forEach(line -> scrape.put(COST, line.numerator(), "ship"));
  }
}

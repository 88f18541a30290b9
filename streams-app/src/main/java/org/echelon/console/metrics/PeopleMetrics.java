package org.echelon.console.metrics;

import static org.echelon.telemetry.MetricFamily.counter;
import static org.echelon.telemetry.MetricFamily.gauge;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.codec.AlertCode;
import org.echelon.console.table.ConsoleTables;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.state.Alert;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.Scrape;

/** What wants a person or was done by one: alerts, refused records, halts. */
final class PeopleMetrics {
  private static final MetricFamily ALERTS =
      gauge("echelon_alerts_open", "Alerts raised and not cleared.", "code", "severity");
  private static final MetricFamily REFUSED =
      counter("echelon_refused_total", "Records refused.", "reason", "class");
  private static final MetricFamily HALTS =
      gauge("echelon_halt_active", "Halts in force.", "action");
  private static final MetricFamily OLDEST =
      gauge(
          "echelon_halt_oldest_age_seconds",
          "Time since the oldest halt in force began, on the deployment's clock; 0 where there is"
              + " none.",
          "action");

  private PeopleMetrics() {}

  static List<MetricFamily> families() {
    return List.of(ALERTS, REFUSED, HALTS, OLDEST);
  }

  static void tell(ConsoleTables tables, Scrape scrape) {
    scrape.put(REFUSED, tables.heard().refused());
    alerts(tables, scrape);
    long now = tables.ticks().nowMillis();
    List<Control> halts = tables.halts().inForce(now);
    for (ControlAction action : List.of(ControlAction.FREEZE, ControlAction.PAUSE)) {
      List<Control> those = halts.stream().filter(h -> h.getAction() == action).toList();
      scrape.put(HALTS, those.size(), action.name());
      scrape.put(
          OLDEST,
          those.stream()
              .mapToDouble(h -> (now - h.getEffectiveAt().toEpochMilli()) / 1000.0)
              .max()
              .orElse(0),
          action.name());
    }
  }

  private static void alerts(ConsoleTables tables, Scrape scrape) {
    Map<List<String>, Integer> open = new TreeMap<>(Comparator.comparing(List::toString));
    Arrays.stream(AlertCode.values())
        .forEach(code -> open.put(List.of(code.name(), code.severity().name()), 0));
    for (Alert alert : tables.alerts().open()) {
      open.merge(List.of(alert.getCode(), alert.getSeverity().name()), 1, Integer::sum);
    }
    open.forEach((labels, count) -> scrape.put(ALERTS, count, labels.toArray(String[]::new)));
  }
}

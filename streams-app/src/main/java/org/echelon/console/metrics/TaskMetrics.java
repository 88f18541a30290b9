package org.echelon.console.metrics;

import static org.echelon.telemetry.MetricFamily.counter;
import static org.echelon.telemetry.MetricFamily.gauge;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.TaskTable.Report;
import org.echelon.state.Outcomes;
import org.echelon.state.Task;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.Scrape;

/** The clock, what became of events, and how far each task is. */
final class TaskMetrics {
  private static final MetricFamily TICK_AGE =
      gauge(
          "echelon_tick_age_seconds",
          "Wall time since the last tick, without which nothing moves.");
  private static final MetricFamily EVENTS =
      counter(
          "echelon_events_total",
          "Records that tasks have read, by what became of them, since the tasks exist.",
          "app",
          "outcome");
  private static final MetricFamily EVENT_AGE =
      gauge(
          "echelon_event_age_seconds",
          "Wall time since the oldest tick was written that a task has not reported yet; 0 when it"
              + " has reported the newest.",
          "app",
          "task");
  private static final MetricFamily REPORT_AGE =
      gauge(
          "echelon_task_report_age_seconds",
          "Wall time since the last report of a task.",
          "app",
          "task");
  private static final MetricFamily UNBALANCED =
      gauge("echelon_units_unbalanced", "Units that break the conservation of stock; 0 in health.");
  private static final MetricFamily FROZEN =
      gauge("echelon_skus_frozen", "SKUs that decide nothing until a person has looked.");
  private static final MetricFamily SKUS = gauge("echelon_skus", "SKUs of all Plan tasks.");

  private TaskMetrics() {}

  static List<MetricFamily> families() {
    return List.of(TICK_AGE, EVENTS, EVENT_AGE, REPORT_AGE, UNBALANCED, FROZEN, SKUS);
  }

  static void tell(ConsoleTables tables, Scrape scrape, long wallMillis) {
    long written = tables.ticks().wallMillis();
    if (written > 0) {
      scrape.put(TICK_AGE, seconds(wallMillis - written));
    }
    long unbalanced = 0;
    long frozen = 0;
    long skus = 0;
    Map<String, long[]> outcomes = new TreeMap<>();
    for (Report report : tables.tasks().all().values()) {
      Task task = report.task();
      add(outcomes, task);
      unbalanced += task.getGaps().getUnitsUnbalanced();
      frozen += task.getGaps().getSkusFrozen();
      skus += task.getGaps().getSkus();
      String[] labels = {task.getApp(), task.getTask()};
      OptionalLong waits = tables.ticks().writtenAfter(task.getTick());
      scrape.put(EVENT_AGE, waits.isEmpty() ? 0 : seconds(wallMillis - waits.getAsLong()), labels);
      scrape.put(REPORT_AGE, seconds(wallMillis - report.wallMillis()), labels);
    }
    scrape.put(UNBALANCED, unbalanced);
    scrape.put(FROZEN, frozen);
    scrape.put(SKUS, skus);
    outcomes.forEach((app, counts) -> tell(scrape, app, counts));
  }

  private static void add(Map<String, long[]> outcomes, Task task) {
    Outcomes told = task.getOutcomes();
    long[] counts = outcomes.computeIfAbsent(task.getApp(), app -> new long[5]);
    counts[0] += told.getApplied();
    counts[1] += told.getDuplicate();
    counts[2] += told.getStale();
    counts[3] += told.getRefused();
    counts[4] += told.getHistory();
  }

  private static void tell(Scrape scrape, String app, long[] counts) {
    scrape.put(EVENTS, counts[0], app, "applied");
    scrape.put(EVENTS, counts[1], app, "duplicate");
    scrape.put(EVENTS, counts[2], app, "stale");
    scrape.put(EVENTS, counts[3], app, "refused");
    scrape.put(EVENTS, counts[4], app, "history");
  }

  private static double seconds(long millis) {
    return Math.max(0, millis) / 1000.0;
  }
}

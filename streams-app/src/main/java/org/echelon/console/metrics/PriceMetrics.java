package org.echelon.console.metrics;

import static org.echelon.telemetry.MetricFamily.counter;
import static org.echelon.telemetry.MetricFamily.gauge;
import static org.echelon.telemetry.MetricFamily.histogram;

import java.util.List;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.TaskTable.Report;
import org.echelon.console.view.PricesView;
import org.echelon.price.Certificate;
import org.echelon.price.PriceVector;
import org.echelon.state.Refreshed;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.Scrape;

/** Prices in force, how good they are, who has them, and the runs that make them. */
final class PriceMetrics {
  private static final MetricFamily VERSION =
      gauge(
          "echelon_price_version",
          "Version of prices that a task has adopted; task=\"published\" is the newest there is.",
          "app",
          "task");
  private static final MetricFamily AGE =
      gauge(
          "echelon_price_age_seconds",
          "Time since the prices in force were computed, on the deployment's clock.");
  private static final MetricFamily REMAINING =
      gauge(
          "echelon_price_remaining_seconds",
          "Time until the prices in force expire, on the deployment's clock; below 0: expired.");
  private static final MetricFamily GAP =
      gauge(
          "echelon_price_gap_ratio",
          "Certificate in force: distance to the best, as a share of the value.");
  private static final MetricFamily VIOLATION =
      gauge(
          "echelon_price_violation_ratio",
          "Certificate in force: worst use above a capacity, as a share of it.");
  private static final MetricFamily RUNS =
      counter(
          "echelon_price_run_total",
          "Price runs by what became of them and why they stopped.",
          "status",
          "stop_reason");
  private static final MetricFamily RUN_SECONDS =
      histogram("echelon_price_run_seconds", "Wall time of a price run.");
  private static final MetricFamily ROUNDS =
      histogram("echelon_price_rounds", "Rounds of prices that a run tried.");
  private static final MetricFamily ADOPTION =
      gauge(
          "echelon_price_adoption_seconds",
          "Wall time from the writing of the newest prices to a task's first report of them.",
          "app",
          "task");
  private static final MetricFamily REPLAN =
      gauge(
          "echelon_replan_share",
          "Share of a Plan task's SKUs that have been looked at under its prices.",
          "task");
  private static final MetricFamily SKIPPED =
      gauge(
          "echelon_replan_skipped_ratio",
          "Share of all SKUs that were passed over, as the newest prices cannot concern them.");

  private PriceMetrics() {}

  static List<MetricFamily> families() {
    return List.of(
        VERSION,
        AGE,
        REMAINING,
        GAP,
        VIOLATION,
        RUNS,
        RUN_SECONDS,
        ROUNDS,
        ADOPTION,
        REPLAN,
        SKIPPED);
  }

  static void tell(ConsoleTables tables, Scrape scrape) {
    scrape.put(RUNS, tables.heard().priceRuns());
    scrape.put(RUN_SECONDS, tables.heard().runSeconds());
    scrape.put(ROUNDS, tables.heard().rounds());
    tables.prices().inForce().ifPresent(p -> inForce(tables, p.vector(), scrape));
    for (PricesView.TaskRow row : PricesView.adoption(tables).matrix()) {
      scrape.put(VERSION, row.priceVersion(), row.app(), row.task());
      row.adoptedAfterMillis()
          .ifPresent(after -> scrape.put(ADOPTION, after / 1000.0, row.app(), row.task()));
      if (row.app().equals("plan")) {
        scrape.put(REPLAN, row.replanShare(), row.task());
      }
    }
    skipped(tables, scrape);
  }

  private static void inForce(ConsoleTables tables, PriceVector vector, Scrape scrape) {
    long now = tables.ticks().nowMillis();
    scrape.put(VERSION, vector.getVersion(), "pricing", "published");
    scrape.put(AGE, Math.max(0, now - vector.getComputedAt().toEpochMilli()) / 1000.0);
    scrape.put(REMAINING, (vector.getExpiresAt().toEpochMilli() - now) / 1000.0);
    Certificate certificate = vector.getCertificate();
    if (certificate != null) {
      scrape.put(GAP, certificate.getGapOfValue());
      scrape.put(VIOLATION, certificate.getWorstViolationShare());
    }
  }

  private static void skipped(ConsoleTables tables, Scrape scrape) {
    long skus = 0;
    long skipped = 0;
    for (Report report : tables.tasks().plan()) {
      Refreshed refreshed = report.task().getRefreshed();
      skus += report.task().getGaps().getSkus();
      if (refreshed != null) {
        skipped += refreshed.getSkipped();
      }
    }
    if (skus > 0) {
      scrape.put(SKIPPED, (double) skipped / skus);
    }
  }
}

package org.echelon.console.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.DecisionTimes.Took50And99;
import org.echelon.console.table.Link;
import org.echelon.console.table.PriceTable.Priced;
import org.echelon.console.table.ServiceTable;
import org.echelon.console.table.TaskTable.Report;
import org.echelon.console.view.CapacityView.Row;
import org.echelon.price.Certificate;
import org.echelon.reference.Network;
import org.echelon.state.Task;

/** Whether all is well, in a sentence, some figures and a line for each task. */
public final class HealthView {
  private static final int RATE_SECONDS = 10;

  private HealthView() {}

  /** The state of the whole. */
  public record Health(
      Optional<Instant> asOf,
      Instant wallAt,
      LinkForm link,
      Tick tick,
      Verdict verdict,
      Tiles tiles,
      List<Notices.Notice> alerts,
      List<TaskForm> tasks) {}

  /** How the console hears of the deployment; times are the wall's. */
  public record LinkForm(
      boolean connected, Instant sinceAt, String problem, long recordsBehind, long unreadable) {}

  /**
   * The deployment's clock beside the wall's.
   *
   * @param wallAgeSeconds wall time since the last tick was written
   * @param aheadSeconds how far the deployment's clock is ahead of the wall's, below zero: behind
   */
  public record Tick(
      long no,
      Optional<Instant> at,
      double wallAgeSeconds,
      double aheadSeconds,
      String network,
      String currency) {}

  /** One sentence; level is GOOD, NOTE, WARNING, CRITICAL or UNKNOWN. */
  public record Verdict(String level, String text) {}

  /**
   * Figures; those that are not known are null.
   *
   * @param decisionP50Ms from the writing of an event to Plan's log until its decision was
   *     committed and read, in the last minute; null when none was
   */
  public record Tiles(
      double eventsPerSecond,
      List<Double> eventsSpark,
      double lagSeconds,
      Optional<Long> decisionP50Ms,
      Optional<Long> decisionP99Ms,
      long events,
      Optional<Long> priceVersion,
      Optional<Double> priceAgeSeconds,
      Optional<Double> gapOfValue,
      int tasksAdopted,
      int tasks,
      CommandsView.Counts commands,
      long refused,
      double refusedShare,
      Optional<Fullest> fullest,
      long over85,
      long skus,
      long pairs,
      Optional<Served> served) {}

  /**
   * How customers were served on the newest day that measures tell of, in UTC.
   *
   * @param fillRate share of the units ordered that had a node at once
   * @param inRegion share of the units that left from a node of the customer's region; null before
   *     the first parcel
   */
  public record Served(LocalDate day, double fillRate, Optional<Double> inRegion) {}

  /** The limit with the largest share in use. */
  public record Fullest(String node, String resource, double share) {}

  /** A task of one of the applications. */
  public record TaskForm(
      String app,
      String task,
      long tick,
      double lagSeconds,
      double restoreShare,
      long priceVersion,
      long networkVersion,
      long read,
      long applied,
      long duplicate,
      long stale,
      long refused,
      long skus,
      long skusFrozen,
      long unitsUnbalanced,
      double wallAgeSeconds) {}

  /** The state of the whole at a moment of the wall's clock. */
  public static Health of(ConsoleTables tables, Link link, long wallMillis) {
    CapacityView.Capacities capacities = CapacityView.of(tables);
    CommandsView.Commands overdue =
        CommandsView.of(tables, new CommandsView.Query("OVERDUE", "", "", "", 0));
    List<Notices.Notice> notices = Notices.of(tables, capacities, overdue.ages());
    return new Health(
        tables.ticks().at(),
        Instant.ofEpochMilli(wallMillis),
        new LinkForm(
            link.connected(),
            Instant.ofEpochMilli(link.sinceMillis()),
            link.problem(),
            link.recordsBehind(),
            link.unreadable()),
        tick(tables, wallMillis),
        Verdicts.of(tables, link, notices, wallMillis),
        tiles(tables, capacities, overdue.counts(), wallMillis),
        notices,
        tables.tasks().all().values().stream().map(report -> task(report, wallMillis)).toList());
  }

  private static Tick tick(ConsoleTables tables, long wallMillis) {
    long written = tables.ticks().wallMillis();
    return new Tick(
        tables.ticks().no(),
        tables.ticks().at(),
        written == 0 ? Double.NaN : Math.max(0, wallMillis - written) / 1000.0,
        written == 0 ? Double.NaN : (tables.ticks().nowMillis() - written) / 1000.0,
        tables.reference().network().map(Network::getNetworkId).orElse(""),
        tables.reference().network().map(Network::getCurrency).orElse(""));
  }

  private static Tiles tiles(
      ConsoleTables tables,
      CapacityView.Capacities capacities,
      CommandsView.Counts commands,
      long wallMillis) {
    PricesView.Adoption adoption = PricesView.adoption(tables);
    Optional<Priced> priced = tables.prices().inForce();
    List<Double> spark = tables.tasks().readPerSecond();
    long refused = tables.refused().total();
    long read = tables.tasks().read();
    Optional<Took50And99> decided = tables.heard().decisionTimes().at(wallMillis);
    return new Tiles(
        spark.subList(Math.max(0, spark.size() - RATE_SECONDS), spark.size()).stream()
            .mapToDouble(Double::doubleValue)
            .average()
            .orElseGet(() -> tables.tasks().reportedPerSecond(wallMillis)),
        spark,
        tables.tasks().all().values().stream()
                .mapToLong(report -> report.task().getLagMillis())
                .max()
                .orElse(0)
            / 1000.0,
        decided.map(Took50And99::p50Millis),
        decided.map(Took50And99::p99Millis),
        read,
        priced.map(Priced::version),
        priced.map(
            p ->
                Math.max(0, tables.ticks().nowMillis() - p.vector().getComputedAt().toEpochMilli())
                    / 1000.0),
        priced.map(p -> p.vector().getCertificate()).map(Certificate::getGapOfValue),
        adoption.adopted(),
        adoption.tasks(),
        commands,
        refused,
        read + refused == 0 ? 0 : (double) refused / (read + refused),
        capacities.rows().stream()
            .filter(row -> row.share().isPresent())
            .findFirst()
            .map(HealthView::fullest),
        capacities.over85(),
        tables.stock().all().size(),
        tables.stock().pairs(),
        tables.service().newestDay().map(HealthView::served));
  }

  private static Served served(ServiceTable.Day day) {
    return new Served(day.day(), day.fillRate(), day.inRegion());
  }

  private static Fullest fullest(Row row) {
    return new Fullest(row.node(), row.resource(), row.share().orElse(0.0));
  }

  private static TaskForm task(Report report, long wallMillis) {
    Task task = report.task();
    return new TaskForm(
        task.getApp(),
        task.getTask(),
        task.getTick(),
        task.getLagMillis() / 1000.0,
        task.getRestoreShare(),
        task.getPriceVersion(),
        task.getNetworkVersion(),
        task.getOutcomes().getRead(),
        task.getOutcomes().getApplied(),
        task.getOutcomes().getDuplicate(),
        task.getOutcomes().getStale(),
        task.getOutcomes().getRefused(),
        task.getGaps().getSkus(),
        task.getGaps().getSkusFrozen(),
        task.getGaps().getUnitsUnbalanced(),
        Math.max(0, wallMillis - report.wallMillis()) / 1000.0);
  }
}

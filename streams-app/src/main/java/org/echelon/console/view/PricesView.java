package org.echelon.console.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.PriceTable.Priced;
import org.echelon.console.table.TaskTable.Report;
import org.echelon.price.Certificate;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.state.Refreshed;
import org.echelon.state.Task;

/** Prices in force with their certificate, and who has adopted them. */
public final class PricesView {
  static final int SILENT_SECONDS = 10;

  private PricesView() {}

  /** All about the prices in force and the runs before. */
  public record Prices(
      Optional<Instant> asOf,
      Optional<InForce> inForce,
      Optional<Run> lastRun,
      List<Run> history,
      List<LocalDate> periodStartsOn,
      List<Row> prices) {}

  /** The head of a vector. */
  public record InForce(
      long version,
      String status,
      Instant computedAt,
      Instant expiresAt,
      double ageSeconds,
      boolean expired,
      long networkVersion,
      Optional<CertificateForm> certificate) {}

  /** How good a vector is proven to be; money is currency a day. */
  public record CertificateForm(
      double dualBound,
      double primalValue,
      double gapOfValue,
      double gapOfConstrainedLoss,
      double worstViolationShare,
      String worstViolationAt,
      int rounds,
      long oracleCalls,
      long pairs,
      long skus,
      long cpuMillis,
      long wallMillis,
      String stopReason,
      Optional<Long> warmStartVersion) {}

  /** A price run. */
  public record Run(
      long version, String status, Instant computedAt, double gapOfValue, String stopReason) {}

  /**
   * The price of a limit now and by period, and how it changed since the version before.
   *
   * @param values by period; one where the price is the same in all
   * @param versions the first period's price in each of the newest versions, oldest first
   */
  public record Row(
      String node,
      String resource,
      double now,
      Optional<Double> before,
      double use,
      double capacity,
      List<Double> values,
      List<Double> versions) {}

  /** Who has which version. */
  public record Adoption(
      Optional<Instant> asOf, List<Long> versions, int adopted, int tasks, List<TaskRow> matrix) {}

  /**
   * One task.
   *
   * @param cells for each version: adopted, replanning, pending or passed; silent where the task
   *     has that version and has not been heard for more than {@value #SILENT_SECONDS} s
   * @param heardSeconds wall time since its last report
   * @param replanShare share of its SKUs that have been looked at under its version
   * @param behindSeconds wall time since the first task adopted the version that this one lacks
   * @param adoptedAfterMillis wall time from the vector's writing to the task's first report of it
   */
  public record TaskRow(
      String app,
      String task,
      long priceVersion,
      List<String> cells,
      double replanShare,
      double behindSeconds,
      double heardSeconds,
      Optional<Long> adoptedAfterMillis) {}

  /** The prices in force. */
  public static Prices prices(ConsoleTables tables) {
    Optional<Priced> inForce = tables.prices().inForce();
    Map<String, Double> before = new HashMap<>();
    inForce
        .map(priced -> tables.prices().vectors().lowerEntry(priced.version()))
        .ifPresent(
            entry ->
                entry
                    .getValue()
                    .vector()
                    .getPrices()
                    .forEach(price -> before.put(key(price), first(price.getValues()))));
    return new Prices(
        tables.ticks().at(),
        inForce.map(priced -> inForce(tables, priced.vector())),
        tables.prices().lastRun().map(PricesView::run),
        tables.prices().runs().stream().map(PricesView::run).toList(),
        inForce.map(priced -> priced.vector().getPeriodStartsOn()).orElse(List.of()),
        inForce.map(priced -> rows(tables, priced.vector(), before)).orElse(List.of()));
  }

  private static List<Row> rows(
      ConsoleTables tables, PriceVector vector, Map<String, Double> before) {
    return vector.getPrices().stream()
        .map(
            price ->
                new Row(
                    price.getNode(),
                    price.getResource().name(),
                    first(price.getValues()),
                    Optional.ofNullable(before.get(key(price))),
                    first(price.getUsage()),
                    first(price.getCapacity()),
                    List.copyOf(price.getValues()),
                    tables.prices().firstByVersion(price)))
        .toList();
  }

  /** Who has adopted the newest versions, as of the newest report of any task. */
  public static Adoption adoption(ConsoleTables tables) {
    return adoption(tables, tables.tasks().lastReportMillis());
  }

  /** Who has adopted the newest versions, at an instant of the wall's clock. */
  public static Adoption adoption(ConsoleTables tables, long wallMillis) {
    List<Long> versions = List.copyOf(tables.prices().vectors().keySet());
    long newest = versions.isEmpty() ? 0 : versions.get(versions.size() - 1);
    List<TaskRow> rows = new ArrayList<>();
    int adopted = 0;
    for (Map.Entry<String, Report> entry : tables.tasks().all().entrySet()) {
      Task task = entry.getValue().task();
      adopted += newest > 0 && task.getPriceVersion() >= newest ? 1 : 0;
      double heard = Math.max(0, wallMillis - entry.getValue().wallMillis()) / 1000.0;
      rows.add(row(tables, entry.getKey(), task, versions, newest, heard));
    }
    return new Adoption(tables.ticks().at(), versions, adopted, rows.size(), rows);
  }

  private static TaskRow row(
      ConsoleTables tables, String key, Task task, List<Long> versions, long newest, double heard) {
    double share = replanShare(task);
    boolean silent = heard > SILENT_SECONDS;
    List<String> cells =
        versions.stream()
            .map(version -> cell(task.getPriceVersion(), version, share, silent))
            .toList();
    OptionalLong first = tables.tasks().firstAdoption(newest);
    boolean lacks = newest > 0 && task.getPriceVersion() < newest && first.isPresent();
    long latest = tables.tasks().lastReportMillis();
    OptionalLong own = tables.tasks().adoptedAt(key, newest);
    Optional<Long> after =
        own.isEmpty() || !tables.prices().vectors().containsKey(newest)
            ? Optional.empty()
            : Optional.of(
                Math.max(0, own.getAsLong() - tables.prices().vectors().get(newest).wallMillis()));
    return new TaskRow(
        task.getApp(),
        task.getTask(),
        task.getPriceVersion(),
        cells,
        share,
        lacks ? Math.max(0, latest - first.getAsLong()) / 1000.0 : 0,
        heard,
        after);
  }

  private static String cell(long has, long version, double share, boolean silent) {
    if (has == version) {
      if (silent) {
        return "silent";
      }
      return share < 1 ? "replanning" : "adopted";
    }
    return has < version ? "pending" : "passed";
  }

  /** Gates value nothing, so they have nothing to look at again. */
  private static double replanShare(Task task) {
    Refreshed refreshed = task.getRefreshed();
    if (refreshed == null || refreshed.getDone() || task.getGaps().getSkus() == 0) {
      return 1;
    }
    return Math.min(1.0, (double) refreshed.getLookedAt() / task.getGaps().getSkus());
  }

  private static InForce inForce(ConsoleTables tables, PriceVector vector) {
    long now = tables.ticks().nowMillis();
    return new InForce(
        vector.getVersion(),
        vector.getStatus().name(),
        vector.getComputedAt(),
        vector.getExpiresAt(),
        Math.max(0, now - vector.getComputedAt().toEpochMilli()) / 1000.0,
        now > vector.getExpiresAt().toEpochMilli(),
        vector.getNetworkVersion(),
        Optional.ofNullable(vector.getCertificate()).map(PricesView::certificate));
  }

  private static CertificateForm certificate(Certificate made) {
    return new CertificateForm(
        made.getDualBound(),
        made.getPrimalValue(),
        made.getGapOfValue(),
        made.getGapOfConstrainedLoss(),
        made.getWorstViolationShare(),
        made.getWorstViolationAt(),
        made.getRounds(),
        made.getOracleCalls(),
        made.getPairs(),
        made.getSkus(),
        made.getCpuMillis(),
        made.getWallMillis(),
        made.getStopReason().name(),
        Optional.ofNullable(made.getWarmStartVersion()));
  }

  private static Run run(PriceVector vector) {
    Certificate certificate = vector.getCertificate();
    return new Run(
        vector.getVersion(),
        vector.getStatus().name(),
        vector.getComputedAt(),
        certificate == null ? Double.NaN : certificate.getGapOfValue(),
        certificate == null ? "" : certificate.getStopReason().name());
  }

  private static String key(Price price) {
    return price.getNode() + " " + price.getResource();
  }

  /** The first period's value, 0 where none is told. */
  static double first(List<Double> values) {
    return values.isEmpty() ? 0 : values.get(0);
  }
}

package org.echelon.producers.csv;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandFamily;
import org.echelon.event.Forecast;
import org.echelon.producers.client.Complaint;
import org.echelon.reference.Speed;

/** The rows of one SKU in a file of forecasts: means and spreads, by class and week. */
final class ForecastWeeks {
  private static final double ROUNDING = 1e-9;

  private record DemandOf(String zone, Speed speed, TreeMap<LocalDate, Week> weeks) {}

  private record Week(double mean, double varianceToMean) {}

  private final long line;
  private final String sku;
  private final Map<String, DemandOf> classes = new TreeMap<>();
  private final TreeMap<LocalDate, Double> totals = new TreeMap<>();
  private long version;
  private Instant informedAt = Instant.EPOCH;

  ForecastWeeks(long line, String sku) {
    this.line = line;
    this.sku = sku;
  }

  /** The line on which the SKU is named first. */
  long line() {
    return line;
  }

  /** Takes what a row says of the forecast as a whole; the latest counts. */
  void said(long rowVersion, Instant rowInformedAt) {
    version = Math.max(version, rowVersion);
    informedAt = rowInformedAt.isAfter(informedAt) ? rowInformedAt : informedAt;
  }

  /** Takes a week; false when it was said before. */
  boolean add(LocalDate week, String zone, Speed speed, double mean, double varianceToMean) {
    String key = zone + "|" + speed;
    DemandOf demand = classes.computeIfAbsent(key, k -> new DemandOf(zone, speed, new TreeMap<>()));
    if (demand.weeks().putIfAbsent(week, new Week(mean, varianceToMean)) != null) {
      return false;
    }
    totals.merge(week, mean, Double::sum);
    return true;
  }

  /** A week between the first and the last that no row speaks of. */
  Optional<LocalDate> missingWeek() {
    LocalDate week = totals.firstKey();
    while (!week.isAfter(totals.lastKey())) {
      if (!totals.containsKey(week)) {
        return Optional.of(week);
      }
      week = week.plusWeeks(1);
    }
    return Optional.empty();
  }

  Complaint missing(LocalDate week) {
    return new Complaint(
        "FC_HORIZON",
        "week",
        week.toString(),
        "is missing for " + sku,
        "Send every week from the first to the last, with 0 where nothing is expected");
  }

  Forecast record(CsvSettings settings) {
    double sum = totals.values().stream().mapToDouble(Double::doubleValue).sum();
    List<DemandClass> shares = new ArrayList<>();
    for (DemandOf demand : classes.values()) {
      List<Double> units = units(demand.weeks());
      double own = units.stream().mapToDouble(Double::doubleValue).sum();
      shares.add(
          DemandClass.newBuilder()
              .setZone(demand.zone())
              .setSpeed(demand.speed())
              .setShare(sum == 0 ? 1.0 / classes.size() : own / sum)
              .setWeekUnits(classes.size() == 1 ? List.of() : units)
              .build());
    }
    return Forecast.newBuilder()
        .setSku(sku)
        .setVersion(version)
        .setSource(settings.source())
        .setInformedAt(informedAt)
        .setIssuedAt(informedAt.isAfter(settings.now()) ? informedAt : settings.now())
        .setFamily(DemandFamily.NEGATIVE_BINOMIAL)
        .setFirstWeekOn(totals.firstKey())
        .setWeekUnits(List.copyOf(totals.values()))
        .setWeekVarianceToMean(ratios())
        .setClasses(shares)
        .build();
  }

  private List<Double> units(Map<LocalDate, Week> weeks) {
    List<Double> units = new ArrayList<>();
    for (LocalDate week : totals.keySet()) {
      Week said = weeks.get(week);
      units.add(said == null ? 0.0 : said.mean());
    }
    return units;
  }

  /** Of independent classes variances add up, so the ratio of their sum is the mean's average. */
  private List<Double> ratios() {
    List<Double> ratios = new ArrayList<>();
    for (Map.Entry<LocalDate, Double> week : totals.entrySet()) {
      double variance = 0;
      double plain = 0;
      int n = 0;
      for (DemandOf demand : classes.values()) {
        Week said = demand.weeks().get(week.getKey());
        if (said != null) {
          variance += said.mean() * said.varianceToMean();
          plain += said.varianceToMean();
          n++;
        }
      }
      double ratio = week.getValue() > 0 ? variance / week.getValue() : plain / n;
      // Sums of the same numbers in another order may miss 1 by a hair.
      ratios.add(Math.abs(ratio - 1) < ROUNDING ? 1 : ratio);
    }
    return ratios;
  }
}

package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.echelon.reference.Speed;

/**
 * Forecasts: a mean for each SKU, week, zone and speed. The rows of a SKU make one record; its
 * version grows with the minute of the reading unless the file says one.
 */
final class ForecastForm implements CsvForm {
  /** Demand is seldom as even as Poisson's. */
  private static final double VARIANCE_TO_MEAN = 1.5;

  private final Map<String, ForecastWeeks> bySku = new LinkedHashMap<>();

  /** A forecast of which a row is bad is not sent without that row: it would say less demand. */
  private final Set<String> spoiled = new HashSet<>();

  private final String onlyZone;
  private final ToLongFunction<Instant> versionAt;

  /**
   * @param onlyZone the zone of rows that name none; empty when there are several
   * @param versionAt the version of a forecast read at an instant that says none
   */
  ForecastForm(String onlyZone, ToLongFunction<Instant> versionAt) {
    this.onlyZone = onlyZone;
    this.versionAt = versionAt;
  }

  @Override
  public String name() {
    return "forecast";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("sku"),
        needed("week"),
        needed("mean_units"),
        optional("zone"),
        optional("speed"),
        optional("variance_to_mean"),
        optional("version"),
        optional("informed_at"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of(
        "firstWeekOn", "week",
        "weekUnits", "mean_units",
        "classes.weekUnits", "mean_units",
        "classes", "mean_units",
        "weekVarianceToMean", "variance_to_mean");
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    LocalDate week = row.day("week", LocalDate.EPOCH);
    if (week.getDayOfWeek() != DayOfWeek.MONDAY && row.complaints().isEmpty()) {
      row.complain(
          "FC_HORIZON",
          "week",
          "is no Monday",
          "Name each week by its Monday, here " + week.with(DayOfWeek.MONDAY));
    }
    String zone = row.orElse("zone", onlyZone);
    if (zone.isEmpty()) {
      row.complain(
          "FIELD_MISSING", "zone", "is empty", "Say the zone, the network has not just one");
    }
    Instant informedAt = row.instant("informed_at", row.settings().now());
    long version =
        row.whole(
            "version", versionAt.applyAsLong(row.settings().now()), "Send a number that rises");
    Speed speed = row.symbol("speed", Speed.NEXT_DAY);
    double mean = row.decimal("mean_units", 0.0);
    double ratio = row.decimal("variance_to_mean", VARIANCE_TO_MEAN);
    if (!row.complaints().isEmpty()) {
      spoiled.add(row.text("sku"));
      return;
    }
    ForecastWeeks weeks =
        bySku.computeIfAbsent(row.text("sku"), sku -> new ForecastWeeks(row.line(), sku));
    weeks.said(version, informedAt);
    if (!weeks.add(week, zone, speed, mean, ratio)) {
      spoiled.add(row.text("sku"));
      row.complain(
          "FC_SHARES",
          "week",
          "stands twice for " + row.text("sku") + " in " + zone + " at " + speed,
          "Leave one of the two out");
    }
  }

  @Override
  public void end(EndOfFile end) {
    bySku.keySet().removeAll(spoiled);
    for (ForecastWeeks weeks : bySku.values()) {
      weeks
          .missingWeek()
          .ifPresentOrElse(
              week -> end.complain(weeks.line(), weeks.missing(week)),
              () -> end.read(new Read(weeks.line(), weeks.record(end.settings()))));
    }
  }
}

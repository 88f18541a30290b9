package org.echelon.producers.csv;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.echelon.event.DemandHistory;
import org.echelon.event.OrderChange;

/**
 * Orders of the past, in the columns of orders: what was ordered of a SKU in a zone in a week. It
 * teaches the demand and moves no stock, however old it is. A week that is not over is left out:
 * the next export would say more of it under the same revision.
 */
final class HistoryForm implements CsvForm {
  private final CsvForm orders = new OrdersForm(new OrderSurvey(), Instant.EPOCH);
  private final Function<String, String> homeZone;
  private final Map<String, Weeks> weeks = new TreeMap<>();

  private static final class Weeks {
    final long line;
    final String sku;
    final String zone;
    final LocalDate weekOn;
    long units;
    int revision = 1;

    Weeks(long line, String sku, String zone, LocalDate weekOn) {
      this.line = line;
      this.sku = sku;
      this.zone = zone;
      this.weekOn = weekOn;
    }
  }

  /**
   * @param homeZone the zone of orders that name only a node; empty when it has none
   */
  HistoryForm(Function<String, String> homeZone) {
    this.homeZone = homeZone;
  }

  @Override
  public String name() {
    return "history";
  }

  @Override
  public List<Column> columns() {
    return orders.columns();
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    String zone = row.has("zone") ? row.text("zone") : homeZone.apply(row.text("node"));
    if (zone.isEmpty()) {
      row.complain(
          "FIELD_MISSING", "zone", "is empty", "Say the zone, or a node that has a home zone");
    }
    Instant placedAt = row.instant("placed_at", row.settings().now());
    LocalDate day = placedAt.atZone(row.settings().zone().orElse(ZoneOffset.UTC)).toLocalDate();
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    long units = row.whole("units", 0, "Send base units");
    if (row.has("uom")) {
      row.complain("UNIT_MISMATCH", "uom", "is not taken in history", "Send base units");
    }
    if (units < 0) {
      row.complain("FIELD_NEGATIVE", "units", "is below 0", "Send what was ordered");
    }
    int revision = row.revision();
    OrderChange change = row.symbol("change", OrderChange.PLACED);
    if (row.complaints().isEmpty() && change != OrderChange.CANCELLED) {
      Weeks week =
          weeks.computeIfAbsent(
              row.text("sku") + "|" + zone + "|" + monday,
              key -> new Weeks(row.line(), row.text("sku"), zone, monday));
      week.units += units;
      week.revision = Math.max(week.revision, revision);
    }
  }

  @Override
  public void end(EndOfFile end) {
    ZoneId place = end.settings().zone().orElse(ZoneOffset.UTC);
    for (Weeks week : weeks.values()) {
      Instant overAt = week.weekOn.plusDays(7).atStartOfDay(place).toInstant();
      if (overAt.isAfter(end.settings().now())) {
        end.unfinished(week.line);
        continue;
      }
      end.read(
          new Read(
              week.line,
              DemandHistory.newBuilder()
                  .setEventId("")
                  .setSource(end.settings().source())
                  .setRevision(week.revision)
                  .setOccurredAt(week.weekOn.plusDays(7).atStartOfDay().toInstant(ZoneOffset.UTC))
                  .setSku(week.sku)
                  .setZone(week.zone)
                  .setWeekOn(week.weekOn)
                  .setUnits(week.units)
                  .build()));
    }
  }
}

package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.CountScope;

/** Counted stock: so much is at a node, at the time of the count or of the reading. */
final class CountsForm implements CsvForm {
  @Override
  public String name() {
    return "counts";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("sku"),
        needed("node"),
        needed("on_hand"),
        optional("counted_at"),
        optional("scope"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of("units", "on_hand", "occurredAt", "counted_at", "countScope", "scope");
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    Instant countedAt = row.instant("counted_at", row.settings().now());
    String node = row.text("node");
    out.accept(
        new Read(
            row.line(),
            Adjustment.newBuilder()
                .setEventId(row.text("event_id"))
                .setSource(row.settings().source())
                .setRevision(row.revision())
                .setOccurredAt(countedAt)
                .setSku(row.text("sku"))
                .setNode(node)
                .setAdjustmentId(
                    Ids.fitting("snap-" + countedAt.truncatedTo(ChronoUnit.SECONDS) + "-" + node))
                .setKind(AdjustmentKind.COUNT)
                .setUnits(row.whole("on_hand", 0, "Send base units"))
                .setCountedAt(countedAt)
                .setCountScope(row.symbol("scope", CountScope.SELLABLE))
                .setReason("SNAPSHOT")
                .build()));
  }
}

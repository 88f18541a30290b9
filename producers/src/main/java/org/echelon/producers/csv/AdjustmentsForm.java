package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.ReturnTo;

/** Corrections of stock: differences, damage, losses, returns, and counts too. */
final class AdjustmentsForm implements CsvForm {
  @Override
  public String name() {
    return "adjustments";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("adjustment_id"),
        needed("at"),
        needed("sku"),
        needed("node"),
        needed("kind"),
        needed("units"),
        optional("reason"),
        optional("order_id"),
        optional("return_to"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of("occurredAt", "at", "countedAt", "at");
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    AdjustmentKind kind = row.symbol("kind", AdjustmentKind.DELTA);
    Instant at = row.instant("at", row.settings().now());
    out.accept(
        new Read(
            row.line(),
            Adjustment.newBuilder()
                .setEventId(row.text("event_id"))
                .setSource(row.settings().source())
                .setRevision(row.revision())
                .setOccurredAt(at)
                .setSku(row.text("sku"))
                .setNode(row.text("node"))
                .setAdjustmentId(row.text("adjustment_id"))
                .setKind(kind)
                .setUnits(row.whole("units", 0, "Send base units"))
                .setCountedAt(kind == AdjustmentKind.COUNT ? at : null)
                .setOrderId(row.orNull("order_id"))
                .setReturnTo(row.symbol("return_to", ReturnTo.HELD))
                .setReason(row.orElse("reason", "OTHER"))
                .build()));
  }
}

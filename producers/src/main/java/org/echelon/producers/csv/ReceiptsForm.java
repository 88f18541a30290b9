package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.echelon.event.Receipt;
import org.echelon.reference.DamagedTo;

/** Goods that arrived at a node. */
final class ReceiptsForm implements CsvForm {
  @Override
  public String name() {
    return "receipts";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("receipt_id"),
        needed("received_at"),
        needed("sku"),
        needed("node"),
        needed("good_units"),
        optional("damaged_units"),
        optional("damaged_to"),
        optional("command_id"),
        optional("po_ref"),
        optional("final"),
        optional("short_reason"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of("occurredAt", "received_at", "last", "final");
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    out.accept(
        new Read(
            row.line(),
            Receipt.newBuilder()
                .setEventId(row.text("event_id"))
                .setSource(row.settings().source())
                .setRevision(row.revision())
                .setOccurredAt(row.instant("received_at", row.settings().now()))
                .setSku(row.text("sku"))
                .setReceiptId(row.text("receipt_id"))
                .setNode(row.text("node"))
                .setGoodUnits(row.whole("good_units", 0, "Send base units"))
                .setDamagedUnits(row.whole("damaged_units", 0, "Send base units"))
                .setDamagedTo(row.symbol("damaged_to", DamagedTo.WRITTEN_OFF))
                .setCommandId(row.orNull("command_id"))
                .setPoRef(row.orNull("po_ref"))
                .setLast(row.flag("final"))
                .setShortReason(row.orNull("short_reason"))
                .build()));
  }
}

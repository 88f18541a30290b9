package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.echelon.event.Shipment;

/** What left a node for a customer. */
final class ShipmentsForm implements CsvForm {
  @Override
  public String name() {
    return "shipments";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("shipment_id"),
        needed("order_id"),
        optional("line_no"),
        needed("shipped_at"),
        needed("sku"),
        needed("node"),
        needed("units"),
        optional("carrier"),
        optional("cost"),
        optional("command_id"),
        optional("sscc"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of("occurredAt", "shipped_at");
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    out.accept(
        new Read(
            row.line(),
            Shipment.newBuilder()
                .setEventId(row.text("event_id"))
                .setSource(row.settings().source())
                .setRevision(row.revision())
                .setOccurredAt(row.instant("shipped_at", row.settings().now()))
                .setSku(row.text("sku"))
                .setShipmentId(row.text("shipment_id"))
                .setOrderId(row.text("order_id"))
                .setLineNo(row.count("line_no", 1))
                .setNode(row.text("node"))
                .setUnits(row.whole("units", 0, "Send base units"))
                .setCarrier(row.orNull("carrier"))
                .setCostMicros(row.micros("cost"))
                .setCommandId(row.orNull("command_id"))
                .setSscc(row.orNull("sscc"))
                .build()));
  }
}

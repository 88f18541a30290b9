package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.Shipment;
import org.echelon.reference.Speed;

/**
 * Order lines. A line that names its node has been shipped from there when it was placed, unless
 * orders are open: then the shipment is written, too. A line placed before the late limit becomes
 * history, which moves no stock, so its shipment is not written.
 */
final class OrdersForm implements CsvForm {
  private final Map<String, Integer> running = new HashMap<>();
  private final OrderSurvey survey;
  private final Instant shippedFrom;

  /**
   * @param survey filled by the first reading of a file, used by the next
   * @param shippedFrom the late limit: shipments before it would be refused
   */
  OrdersForm(OrderSurvey survey, Instant shippedFrom) {
    this.survey = survey;
    this.shippedFrom = shippedFrom;
  }

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("order_id"),
        optional("line_no"),
        optional("line_count"),
        needed("placed_at"),
        needed("sku"),
        needed("units"),
        optional("uom"),
        optional("node"),
        optional("zone"),
        optional("postal_code"),
        optional("speed"),
        optional("promised_at"),
        optional("change"),
        optional("ship_together"),
        optional("selling_price"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of("assignedNode", "node", "occurredAt", "placed_at");
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    OrderLine line = line(row);
    out.accept(new Read(row.line(), line));
    String node = line.getAssignedNode();
    boolean shipped =
        !row.settings().open()
            && !line.getPlacedAt().isBefore(shippedFrom)
            && line.getChange() != OrderChange.CANCELLED;
    if (node != null && shipped) {
      if (line.getUom() != null) {
        row.complain(
            "UNIT_MISMATCH",
            "uom",
            "cannot be turned into base units for the shipment",
            "Send base units, or read with --open and send the shipments");
      }
      out.accept(new Read(row.line(), shipment(line, node)));
    }
  }

  private OrderLine line(CsvRow row) {
    int revision = row.revision();
    String orderId = row.text("order_id");
    int lineNo = lineNo(row, orderId, revision);
    OrderChange change = row.symbol("change", OrderChange.PLACED);
    Instant placedAt = row.instant("placed_at", row.settings().now());
    boolean asPlaced = change == OrderChange.PLACED && revision == 1;
    survey.saw(orderId, lineNo);
    return OrderLine.newBuilder()
        .setEventId(row.text("event_id"))
        .setSource(row.settings().source())
        .setRevision(revision)
        .setOccurredAt(asPlaced ? placedAt : row.settings().now())
        .setOrderId(orderId)
        .setPlacedAt(placedAt)
        .setLineNo(lineNo)
        .setLineCount(row.count("line_count", survey.lines(orderId)))
        .setChange(change)
        .setSku(row.text("sku"))
        .setUnits(row.whole("units", 0, "Send base units, or name a pack level in uom"))
        .setUom(row.orNull("uom"))
        .setZone(row.orNull("zone"))
        .setPostalCode(row.orNull("postal_code"))
        .setSpeed(row.symbol("speed", Speed.NEXT_DAY))
        .setPromisedAt(row.instantOrNull("promised_at"))
        .setAssignedNode(row.orNull("node"))
        .setShipTogether(row.flag("ship_together"))
        .setSellingPriceMicros(row.micros("selling_price"))
        .build();
  }

  private int lineNo(CsvRow row, String orderId, int revision) {
    if (row.has("line_no")) {
      return row.count("line_no", 1);
    }
    if (revision > 1) {
      row.complain("FIELD_MISSING", "line_no", "is empty", "A later revision names its line");
    }
    return running.merge(orderId, 1, Integer::sum);
  }

  private static Shipment shipment(OrderLine line, String node) {
    String whole = line.getOrderId() + "-" + line.getLineNo();
    return Shipment.newBuilder()
        .setEventId("")
        .setSource(line.getSource())
        .setOccurredAt(line.getPlacedAt())
        .setRevision(line.getRevision())
        .setSku(line.getSku())
        .setShipmentId(Ids.fitting(whole))
        .setOrderId(line.getOrderId())
        .setLineNo(line.getLineNo())
        .setNode(node)
        .setUnits(line.getUnits())
        .build();
  }
}

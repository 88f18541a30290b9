package org.echelon.processor.intake;

import org.echelon.codec.RefusalCode;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.Sibling;

/** The form of an order line. */
final class OrderCheck {
  private static final int LINES_MAX = 9999;

  private OrderCheck() {}

  static void check(OrderLine line, Form form) {
    boolean nothingOrdered = line.getChange() == OrderChange.CANCELLED || line.getWithdrawn();
    form.head(
            line.getEventId(),
            line.getSource(),
            line.getOccurredAt(),
            line.getRecordedAt(),
            line.getRevision())
        .id("orderId", line.getOrderId())
        .instant("placedAt", line.getPlacedAt())
        .rule(
            !line.getPlacedAt().isAfter(line.getOccurredAt()),
            RefusalCode.FIELD_CONFLICT,
            "placedAt",
            line.getPlacedAt())
        .range("lineNo", line.getLineNo(), 1, LINES_MAX)
        .range("lineCount", line.getLineCount(), 1, LINES_MAX)
        .kind("change", line.getChange())
        .id("sku", line.getSku())
        .range("units", line.getUnits(), nothingOrdered ? 0 : 1, Form.UNITS_MAX)
        .optionalId("uom", line.getUom())
        .optionalId("zone", line.getZone())
        .words("postalCode", line.getPostalCode(), 16)
        .optionalId("assignedNode", line.getAssignedNode())
        .rule(
            line.getZone() != null
                || line.getPostalCode() != null
                || line.getAssignedNode() != null,
            RefusalCode.FIELD_MISSING,
            "zone",
            "")
        .kind("speed", line.getSpeed())
        .instant("promisedAt", line.getPromisedAt())
        .range("priority", line.getPriority(), -9, 9)
        .micros("sellingPriceMicros", line.getSellingPriceMicros())
        .words("customerGroup", line.getCustomerGroup(), 64)
        .rule(
            line.getSiblings().isEmpty() || line.getSiblings().size() == line.getLineCount() - 1,
            RefusalCode.FIELD_CONFLICT,
            "siblings",
            line.getSiblings().size() + " of " + line.getLineCount() + " lines");
    for (Sibling sibling : line.getSiblings()) {
      form.range("siblings.lineNo", sibling.getLineNo(), 1, LINES_MAX)
          .id("siblings.sku", sibling.getSku())
          .units("siblings.units", sibling.getUnits());
    }
  }
}

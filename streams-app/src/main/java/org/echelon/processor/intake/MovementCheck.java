package org.echelon.processor.intake;

import java.time.Instant;
import org.echelon.codec.RefusalCode;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;

/** The form of what moves or corrects stock without a command: shipments, receipts, adjustments. */
final class MovementCheck {
  private static final int LINES_MAX = 9999;

  private MovementCheck() {}

  static void check(Shipment shipment, Form form) {
    form.head(
            shipment.getEventId(),
            shipment.getSource(),
            shipment.getOccurredAt(),
            shipment.getRecordedAt(),
            shipment.getRevision())
        .id("sku", shipment.getSku())
        .id("shipmentId", shipment.getShipmentId())
        .id("orderId", shipment.getOrderId())
        .range("lineNo", shipment.getLineNo(), 1, LINES_MAX)
        .id("node", shipment.getNode())
        .units("units", shipment.getUnits())
        .optionalId("commandId", shipment.getCommandId())
        .words("carrier", shipment.getCarrier(), 64)
        .words("option", shipment.getOption(), 64)
        .micros("costMicros", shipment.getCostMicros())
        .instant("arrivesAt", shipment.getArrivesAt())
        .checkDigit("sscc", shipment.getSscc(), 18);
  }

  static void check(Receipt receipt, Form form) {
    form.head(
            receipt.getEventId(),
            receipt.getSource(),
            receipt.getOccurredAt(),
            receipt.getRecordedAt(),
            receipt.getRevision())
        .id("sku", receipt.getSku())
        .id("receiptId", receipt.getReceiptId())
        .id("node", receipt.getNode())
        .optionalId("commandId", receipt.getCommandId())
        .optionalId("poRef", receipt.getPoRef())
        .units("goodUnits", receipt.getGoodUnits())
        .units("damagedUnits", receipt.getDamagedUnits())
        .kind("damagedTo", receipt.getDamagedTo())
        .words("shortReason", receipt.getShortReason(), 64)
        .micros("unitCostMicros", receipt.getUnitCostMicros());
  }

  static void check(Adjustment adjustment, Form form) {
    form.head(
            adjustment.getEventId(),
            adjustment.getSource(),
            adjustment.getOccurredAt(),
            adjustment.getRecordedAt(),
            adjustment.getRevision())
        .id("sku", adjustment.getSku())
        .id("node", adjustment.getNode())
        .id("adjustmentId", adjustment.getAdjustmentId())
        .kind("kind", adjustment.getKind())
        .kind("countScope", adjustment.getCountScope())
        .kind("returnTo", adjustment.getReturnTo())
        .optionalId("orderId", adjustment.getOrderId())
        .range("lineNo", adjustment.getLineNo(), 1, LINES_MAX)
        .label("reason", adjustment.getReason());
    long units = adjustment.getUnits();
    switch (adjustment.getKind()) {
      case COUNT -> form.units("units", units);
      case DELTA ->
          form.range("units", units, -Form.UNITS_MAX, Form.UNITS_MAX)
              .rule(units != 0, RefusalCode.FIELD_RANGE, "units", units);
      default -> form.range("units", units, 1, Form.UNITS_MAX);
    }
    Instant countedAt = adjustment.getCountedAt();
    form.instant("countedAt", countedAt);
    if (adjustment.getKind() == AdjustmentKind.COUNT) {
      form.required("countedAt", countedAt)
          .rule(
              countedAt == null || !countedAt.isAfter(adjustment.getOccurredAt()),
              RefusalCode.FIELD_CONFLICT,
              "countedAt",
              countedAt);
    }
  }
}

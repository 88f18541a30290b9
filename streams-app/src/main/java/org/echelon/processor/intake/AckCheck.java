package org.echelon.processor.intake;

import org.echelon.command.Ack;

/** The form of an answer to a command. */
final class AckCheck {
  private AckCheck() {}

  static void check(Ack ack, Form form) {
    form.head(
            ack.getEventId(),
            ack.getSource(),
            ack.getOccurredAt(),
            ack.getRecordedAt(),
            ack.getRevision())
        .id("commandId", ack.getCommandId())
        .range("commandRevision", ack.getCommandRevision(), 1, Integer.MAX_VALUE)
        .id("sku", ack.getSku())
        .kind("kind", ack.getKind())
        .id("node", ack.getNode())
        .id("part", ack.getPart())
        .units("units", ack.getUnits())
        .units("damagedUnits", ack.getDamagedUnits())
        .kind("damagedTo", ack.getDamagedTo())
        .instant("expectedAt", ack.getExpectedAt())
        .checkDigit("sscc", ack.getSscc(), 18)
        .words("asn", ack.getAsn(), 64)
        .words("carrier", ack.getCarrier(), 64)
        .words("trackingId", ack.getTrackingId(), 128);
    switch (ack.getKind()) {
      case REJECTED, SHORT, CANCELLED -> form.label("reason", ack.getReason());
      default -> form.words("reason", ack.getReason(), 128);
    }
  }
}

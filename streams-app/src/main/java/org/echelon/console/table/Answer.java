package org.echelon.console.table;

import java.time.Instant;
import java.util.Optional;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.echelon.inventory.Ack;
import org.echelon.inventory.AckKey;
import org.echelon.inventory.AckKind;
import org.echelon.inventory.DamagedTo;
import org.echelon.inventory.Stamp;

/**
 * An answer to a command, whichever record told it: an ack, or the shipment or receipt of its
 * goods.
 */
record Answer(String commandId, AckKey key, Ack ack) {

  /** Empty for a kind that this version does not know. */
  static Optional<Answer> of(org.echelon.command.Ack ack, int node) {
    if (ack.getKind() == org.echelon.command.AckKind.UNKNOWN) {
      return Optional.empty();
    }
    AckKind kind = AckKind.valueOf(ack.getKind().name());
    String part =
        switch (kind) {
          case PICKED, SHIPPED, RECEIVED -> ack.getPart();
          case SHORT -> Integer.toString(node);
          case ACCEPTED, REJECTED, CANCELLED -> "1";
        };
    Instant expected = ack.getExpectedAt();
    return Optional.of(
        new Answer(
            ack.getCommandId(),
            new AckKey(kind, part),
            new Ack(
                new Stamp(
                    ack.getRevision(), ack.getOccurredAt().toEpochMilli(), ack.getWithdrawn()),
                node,
                ack.getUnits(),
                ack.getDamagedUnits(),
                damagedTo(ack.getDamagedTo()),
                ack.getLast() == null ? kind.lastByDefault() : ack.getLast(),
                ack.getReason(),
                expected == null ? 0 : expected.toEpochMilli())));
  }

  /** Empty for goods that left without a command. */
  static Optional<Answer> of(Shipment shipment, int node) {
    String commandId = shipment.getCommandId();
    if (commandId == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Answer(
            commandId,
            new AckKey(AckKind.SHIPPED, shipment.getShipmentId()),
            new Ack(
                new Stamp(
                    shipment.getRevision(),
                    shipment.getOccurredAt().toEpochMilli(),
                    shipment.getWithdrawn()),
                node,
                shipment.getUnits(),
                0,
                DamagedTo.WRITTEN_OFF,
                true,
                null,
                0)));
  }

  /** Empty for goods that arrived without a command. */
  static Optional<Answer> of(Receipt receipt, int node) {
    String commandId = receipt.getCommandId();
    if (commandId == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Answer(
            commandId,
            new AckKey(AckKind.RECEIVED, receipt.getReceiptId()),
            new Ack(
                new Stamp(
                    receipt.getRevision(),
                    receipt.getOccurredAt().toEpochMilli(),
                    receipt.getWithdrawn()),
                node,
                receipt.getGoodUnits(),
                receipt.getDamagedUnits(),
                damagedTo(receipt.getDamagedTo()),
                receipt.getLast(),
                receipt.getShortReason(),
                0)));
  }

  private static DamagedTo damagedTo(org.echelon.reference.DamagedTo published) {
    return published == org.echelon.reference.DamagedTo.UNKNOWN
        ? DamagedTo.WRITTEN_OFF
        : DamagedTo.valueOf(published.name());
  }
}

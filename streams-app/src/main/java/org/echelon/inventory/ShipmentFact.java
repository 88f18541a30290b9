package org.echelon.inventory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Units of an order line that left a node for the customer; {@code commandId} may be null. */
public record ShipmentFact(
    FactHead head,
    String sku,
    String shipmentId,
    String orderId,
    int lineNo,
    int node,
    long units,
    @Nullable String commandId)
    implements StockFact {

  /** The same parcel told as the ack of its assignment; a parcel is its assignment's last. */
  AckFact asAck() {
    return new AckFact(
        head,
        sku,
        Objects.requireNonNull(commandId, "commandId"),
        AckKind.SHIPPED,
        node,
        shipmentId,
        units,
        0,
        DamagedTo.WRITTEN_OFF,
        true,
        null,
        0);
  }
}

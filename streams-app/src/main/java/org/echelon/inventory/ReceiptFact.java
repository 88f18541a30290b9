package org.echelon.inventory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goods that arrived at a node; {@code commandId}, {@code poRef} and {@code shortReason} may be
 * null. {@code last}: nothing more comes for the command.
 */
public record ReceiptFact(
    FactHead head,
    String sku,
    String receiptId,
    int node,
    @Nullable String commandId,
    @Nullable String poRef,
    long goodUnits,
    long damagedUnits,
    DamagedTo damagedTo,
    boolean last,
    @Nullable String shortReason)
    implements StockFact {

  /** The same delivery told as the ack of its command. */
  AckFact asAck() {
    return new AckFact(
        head,
        sku,
        Objects.requireNonNull(commandId, "commandId"),
        AckKind.RECEIVED,
        node,
        receiptId,
        goodUnits,
        damagedUnits,
        damagedTo,
        last,
        shortReason,
        0);
  }
}

package org.echelon.inventory;

import org.jspecify.annotations.Nullable;

/**
 * An answer to a command.
 *
 * @param node who speaks: source, destination or vendor
 * @param part truck, wave or delivery
 * @param units base units of this part; RECEIVED: good ones
 * @param last nothing more of this kind will come (SHIPPED and RECEIVED)
 * @param reason may be null
 * @param expectedAt epoch milliseconds, 0 for unknown
 */
public record AckFact(
    FactHead head,
    String sku,
    String commandId,
    AckKind kind,
    int node,
    String part,
    long units,
    long damagedUnits,
    DamagedTo damagedTo,
    boolean last,
    @Nullable String reason,
    long expectedAt)
    implements StockFact {

  /** The document that this ack speaks of. */
  AckKey key() {
    return AckKey.of(kind, part, node);
  }

  /** What the command keeps of this ack. */
  Ack ack() {
    return new Ack(head.stamp(), node, units, damagedUnits, damagedTo, last, reason, expectedAt);
  }
}

package org.echelon.codec;

import java.time.Instant;
import java.util.Optional;
import org.echelon.command.Ack;
import org.echelon.event.Adjustment;
import org.echelon.event.ExternalDecision;
import org.echelon.event.OrderLine;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.echelon.inventory.AckFact;
import org.echelon.inventory.AckKind;
import org.echelon.inventory.AdjustmentFact;
import org.echelon.inventory.AdjustmentKind;
import org.echelon.inventory.AdjustmentTerms;
import org.echelon.inventory.CountScope;
import org.echelon.inventory.DamagedTo;
import org.echelon.inventory.FactHead;
import org.echelon.inventory.Nodes;
import org.echelon.inventory.OrderLineFact;
import org.echelon.inventory.OrderLineTerms;
import org.echelon.inventory.ReceiptFact;
import org.echelon.inventory.ReturnTo;
import org.echelon.inventory.ShipmentFact;
import org.echelon.inventory.StockFact;
import org.echelon.network.Network;
import org.echelon.reference.Item;
import org.echelon.reference.Pack;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of the public contract as the ledger wants them: nodes by ordinal, base units,
 * epoch milliseconds.
 *
 * <p>Every method throws {@link RefusedRecord} when a reference is not in the network or the item.
 */
public final class FactMapping {
  private final Network network;

  public FactMapping(Network network) {
    this.network = network;
  }

  /**
   * An order line; its units in base units.
   *
   * @param item the item, or null while it is unknown
   */
  public OrderLineFact order(OrderLine line, @Nullable Item item) {
    int node = line.getAssignedNode() == null ? Nodes.NONE : node(line.getAssignedNode());
    return new OrderLineFact(
        head(
            line.getEventId(),
            line.getSource(),
            line.getOccurredAt(),
            line.getRevision(),
            line.getWithdrawn()),
        line.getSku(),
        line.getOrderId(),
        line.getLineNo(),
        new OrderLineTerms(
            line.getPlacedAt().toEpochMilli(),
            line.getUnits() * unitsPer(line.getUom(), item),
            line.getChange() == org.echelon.event.OrderChange.CANCELLED,
            knownZone(line),
            line.getSpeed().ordinal(),
            node,
            millis(line.getPromisedAt()),
            line.getPriority(),
            line.getLineCount(),
            line.getSiblings().size()));
  }

  public ShipmentFact shipment(Shipment shipment) {
    return new ShipmentFact(
        head(
            shipment.getEventId(),
            shipment.getSource(),
            shipment.getOccurredAt(),
            shipment.getRevision(),
            shipment.getWithdrawn()),
        shipment.getSku(),
        shipment.getShipmentId(),
        shipment.getOrderId(),
        shipment.getLineNo(),
        node(shipment.getNode()),
        shipment.getUnits(),
        shipment.getCommandId());
  }

  public ReceiptFact receipt(Receipt receipt) {
    return new ReceiptFact(
        head(
            receipt.getEventId(),
            receipt.getSource(),
            receipt.getOccurredAt(),
            receipt.getRevision(),
            receipt.getWithdrawn()),
        receipt.getSku(),
        receipt.getReceiptId(),
        node(receipt.getNode()),
        receipt.getCommandId(),
        receipt.getPoRef(),
        receipt.getGoodUnits(),
        receipt.getDamagedUnits(),
        DamagedTo.valueOf(receipt.getDamagedTo().name()),
        receipt.getLast(),
        receipt.getShortReason());
  }

  public AdjustmentFact adjustment(Adjustment adjustment) {
    return new AdjustmentFact(
        head(
            adjustment.getEventId(),
            adjustment.getSource(),
            adjustment.getOccurredAt(),
            adjustment.getRevision(),
            adjustment.getWithdrawn()),
        adjustment.getSku(),
        node(adjustment.getNode()),
        adjustment.getAdjustmentId(),
        new AdjustmentTerms(
            AdjustmentKind.valueOf(adjustment.getKind().name()),
            adjustment.getUnits(),
            millis(adjustment.getCountedAt()),
            CountScope.valueOf(adjustment.getCountScope().name()),
            ReturnTo.valueOf(adjustment.getReturnTo().name()),
            adjustment.getReason()));
  }

  public AckFact ack(Ack ack) {
    AckKind kind = AckKind.valueOf(ack.getKind().name());
    return new AckFact(
        head(
            ack.getEventId(),
            ack.getSource(),
            ack.getOccurredAt(),
            ack.getRevision(),
            ack.getWithdrawn()),
        ack.getSku(),
        ack.getCommandId(),
        kind,
        node(ack.getNode()),
        ack.getPart(),
        ack.getUnits(),
        ack.getDamagedUnits(),
        DamagedTo.valueOf(ack.getDamagedTo().name()),
        ack.getLast() == null ? kind.lastByDefault() : ack.getLast(),
        ack.getReason(),
        millis(ack.getExpectedAt()));
  }

  /** Any fact of the ledger by its kind in the log. */
  public StockFact fact(LogRecord record, @Nullable Item item) {
    return switch (record.kind()) {
      case ORDER -> order(record.as(OrderLine.class), item);
      case SHIPMENT -> shipment(record.as(Shipment.class));
      case RECEIPT -> receipt(record.as(Receipt.class));
      case ADJUSTMENT -> adjustment(record.as(Adjustment.class));
      case ACK -> ack(record.as(Ack.class));
      case EXTERNAL_DECISION ->
          new ExternalMapping(network).fact(record.as(ExternalDecision.class));
      default -> throw new IllegalArgumentException(record.kind() + " is no fact about stock");
    };
  }

  static FactHead head(
      String eventId, String source, Instant occurredAt, int revision, boolean withdrawn) {
    return new FactHead(eventId, source, occurredAt.toEpochMilli(), revision, withdrawn);
  }

  private int node(String id) {
    return node(network, "node", id);
  }

  static int node(Network network, String field, String id) {
    int ordinal = network.ordinal(id);
    if (ordinal < 0) {
      throw new RefusedRecord(
          "REF_UNKNOWN_NODE", field, id, "add the node to the network or correct the id");
    }
    return ordinal;
  }

  /** The zone that a line says, else that of its postal code, else the home zone of its node. */
  public Optional<String> zone(OrderLine line) {
    if (line.getZone() != null) {
      return Optional.of(line.getZone());
    }
    int byCode = line.getPostalCode() == null ? -1 : network.zoneOfPostalCode(line.getPostalCode());
    if (byCode >= 0) {
      return Optional.of(network.zones().get(byCode).id());
    }
    int node = line.getAssignedNode() == null ? -1 : network.ordinal(line.getAssignedNode());
    return node < 0 ? Optional.empty() : network.node(node).homeZone();
  }

  private String knownZone(OrderLine line) {
    String zone =
        zone(line)
            .orElseThrow(
                () ->
                    new RefusedRecord(
                        "FIELD_MISSING",
                        "zone",
                        null,
                        "say the zone, a postal code that a zone has a prefix of, or a node with a"
                            + " home zone"));
    if (network.zone(zone) < 0) {
      throw new RefusedRecord(
          "REF_UNKNOWN_ZONE", "zone", zone, "add the zone to the network or correct the id");
    }
    return zone;
  }

  private static long unitsPer(@Nullable String uom, @Nullable Item item) {
    if (uom == null || (item != null && uom.equals(item.getBaseUnit()))) {
      return 1;
    }
    if (item != null) {
      for (Pack pack : item.getPacks()) {
        if (pack.getLevel().equals(uom)) {
          return pack.getUnitsPerPack();
        }
      }
    }
    throw new RefusedRecord(
        "UNIT_MISMATCH", "uom", uom, "send base units, or add the pack level to the item");
  }

  static long millis(@Nullable Instant instant) {
    return instant == null ? 0 : instant.toEpochMilli();
  }
}

package org.echelon.epcis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.Ack;
import org.echelon.command.AssignmentCommand;
import org.echelon.epcis.EpcisLookup.Kind;
import org.echelon.epcis.EpcisLookup.Way;
import org.echelon.event.Adjustment;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.jspecify.annotations.Nullable;

/**
 * Records of business as EPCIS 2.0 events. Items are named by kind and counted, for Echelon knows
 * no single unit. What did not happen to goods has no event: a correction of the books, or a word
 * about a command. Definitions are those of GS1's EPCIS 2.0 and Core Business Vocabulary 2.0.
 */
public final class EpcisMapping {
  // Words of the two standards.
  static final String OBJECT = "ObjectEvent";
  static final String QUANTITIES = "quantityList";
  static final String OBSERVE = "OBSERVE";
  static final String SELLABLE = "sellable_not_accessible";
  static final String DAMAGED = "damaged";

  private final EpcisIds ids;
  private final EpcisLookup known;
  private final AdjustmentEvents adjustments;

  public EpcisMapping(EpcisIds ids, EpcisLookup known) {
    this.ids = ids;
    this.known = known;
    this.adjustments = new AdjustmentEvents(ids, known);
  }

  /**
   * The events of a record, none where it has no meaning in EPCIS.
   *
   * @param words what tells this record from all others: document and revision
   * @param recordedAt when it was written down
   */
  public List<ObjectNode> events(SpecificRecord record, String words, Instant recordedAt) {
    if (record instanceof Receipt receipt) {
      return receipt(receipt, words, recordedAt);
    } else if (record instanceof Shipment shipment) {
      return shipment(shipment, words, recordedAt);
    } else if (record instanceof Adjustment adjustment) {
      return adjustments.events(adjustment, words, recordedAt);
    } else if (record instanceof Ack ack) {
      return ack(ack, words, recordedAt);
    } else if (record instanceof AssignmentCommand command) {
      return assignment(command, words, recordedAt);
    }
    return List.of();
  }

  private List<ObjectNode> receipt(Receipt receipt, String words, Instant recordedAt) {
    return received(
        new Arrival(
            receipt.getSku(),
            receipt.getNode(),
            receipt.getOccurredAt(),
            receipt.getGoodUnits(),
            receipt.getDamagedUnits(),
            receipt.getCommandId(),
            receipt.getPoRef(),
            receipt.getReceiptId()),
        words,
        recordedAt);
  }

  /** What came in, of a receipt or of an answer to a command. */
  private record Arrival(
      String sku,
      String node,
      Instant at,
      long good,
      long damaged,
      @Nullable String commandId,
      @Nullable String poRef,
      @Nullable String receiptId) {}

  private List<ObjectNode> received(Arrival arrival, String words, Instant recordedAt) {
    List<ObjectNode> events = new ArrayList<>();
    if (arrival.good() > 0) {
      events.add(arrived(arrival, arrival.good(), SELLABLE, words + "|good", recordedAt));
    }
    if (arrival.damaged() > 0) {
      events.add(arrived(arrival, arrival.damaged(), DAMAGED, words + "|damaged", recordedAt));
    }
    return events;
  }

  private ObjectNode arrived(
      Arrival arrival, long units, String disposition, String words, Instant recordedAt) {
    Optional<Way> way = known.way(arrival.commandId());
    return draft(OBJECT, words, arrival.at(), recordedAt, arrival.node())
        .units(QUANTITIES, arrival.sku(), units)
        .step(OBSERVE, "receiving", disposition)
        .at(arrival.node(), true)
        .transaction(typeOf(way), arrival.commandId())
        .transaction("po", arrival.poRef())
        .transaction("recadv", arrival.receiptId())
        .way(way.map(Way::from).orElse(null), arrival.node())
        .done();
  }

  private List<ObjectNode> shipment(Shipment shipment, String words, Instant recordedAt) {
    if (shipment.getUnits() <= 0) {
      return List.of();
    }
    EventDraft draft =
        left(
            shipment.getSscc(),
            shipment.getSku(),
            shipment.getUnits(),
            words,
            shipment.getOccurredAt(),
            recordedAt,
            shipment.getNode());
    return List.of(
        draft
            .transaction("po", shipment.getOrderId())
            .transaction(null, shipment.getCommandId())
            .transaction(null, shipment.getShipmentId())
            .way(shipment.getNode(), null)
            .done());
  }

  private List<ObjectNode> ack(Ack ack, String words, Instant recordedAt) {
    return switch (ack.getKind()) {
      case PICKED -> ack.getUnits() > 0 ? List.of(picked(ack, words, recordedAt)) : List.of();
      case SHIPPED -> ack.getUnits() > 0 ? List.of(shipped(ack, words, recordedAt)) : List.of();
      case RECEIVED ->
          received(
              new Arrival(
                  ack.getSku(),
                  ack.getNode(),
                  ack.getOccurredAt(),
                  ack.getUnits(),
                  ack.getDamagedUnits(),
                  ack.getCommandId(),
                  null,
                  null),
              words,
              recordedAt);
      // Words about a command, not about goods.
      case ACCEPTED, REJECTED, SHORT, CANCELLED, UNKNOWN -> List.of();
    };
  }

  private ObjectNode picked(Ack ack, String words, Instant recordedAt) {
    return draft(OBJECT, words, ack.getOccurredAt(), recordedAt, ack.getNode())
        .units(QUANTITIES, ack.getSku(), ack.getUnits())
        .step(OBSERVE, "picking", null)
        .at(ack.getNode(), true)
        .transaction(typeOf(known.way(ack.getCommandId())), ack.getCommandId())
        .done();
  }

  private ObjectNode shipped(Ack ack, String words, Instant recordedAt) {
    Optional<Way> way = known.way(ack.getCommandId());
    EventDraft draft =
        left(
            ack.getSscc(),
            ack.getSku(),
            ack.getUnits(),
            words,
            ack.getOccurredAt(),
            recordedAt,
            ack.getNode());
    return draft
        .transaction(typeOf(way), ack.getCommandId())
        .transaction("desadv", ack.getAsn())
        .way(ack.getNode(), way.map(Way::to).orElse(null))
        .done();
  }

  /** What left a node: in a container whose number is known, or as it is. */
  private EventDraft left(
      @Nullable String sscc,
      String sku,
      long units,
      String words,
      Instant at,
      Instant recordedAt,
      String node) {
    EventDraft draft =
        sscc == null
            ? draft(OBJECT, words, at, recordedAt, node).units(QUANTITIES, sku, units)
            : draft("AggregationEvent", words, at, recordedAt, node)
                .parent(sscc)
                .units("childQuantityList", sku, units);
    return draft.step(OBSERVE, "shipping", "in_transit").at(node, false);
  }

  /**
   * Units bound to an order, or let go. The vocabulary's {@code reserving} and {@code reserved} are
   * about numbers handed out, not about stock, so there is neither step nor disposition.
   */
  private List<ObjectNode> assignment(AssignmentCommand command, String words, Instant recordedAt) {
    String action =
        switch (command.getChange()) {
          case ISSUE -> "ADD";
          case CANCEL -> "DELETE";
          // Which of the units are let go is not told.
          case REDUCE, UNKNOWN -> "";
        };
    boolean empty = command.getUnits() <= 0;
    if (action.isEmpty() || (empty && action.equals("ADD"))) {
      return List.of();
    }
    EventDraft draft =
        draft("TransactionEvent", words, command.getIssuedAt(), recordedAt, command.getNode())
            .transaction(null, command.getCommandId())
            .transaction("po", command.getOrderId());
    if (!empty) {
      draft.units(QUANTITIES, command.getSku(), command.getUnits());
    }
    return List.of(draft.step(action, null, null).at(command.getNode(), true).done());
  }

  private EventDraft draft(String type, String words, Instant at, Instant recordedAt, String node) {
    return new EventDraft(ids, known, type, words, at, recordedAt, node);
  }

  /** Only a purchase is a document that the vocabulary has a word for. */
  private static @Nullable String typeOf(Optional<Way> way) {
    return way.map(Way::kind).filter(kind -> kind == Kind.PURCHASE).map(kind -> "po").orElse(null);
  }
}

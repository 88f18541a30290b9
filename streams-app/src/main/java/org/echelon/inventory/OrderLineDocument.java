package org.echelon.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An order line with its shipments and assignments.
 *
 * @param stamp null while only shipments of the line are known
 * @param terms null while only shipments of the line are known
 * @param shipments by shipmentId, outside assignments
 * @param assignments by commandId
 * @param reservedUnits base units reserved at the node that the order system chose
 */
public record OrderLineDocument(
    String orderId,
    int lineNo,
    @Nullable Stamp stamp,
    @Nullable OrderLineTerms terms,
    SortedMap<String, ShipmentEntry> shipments,
    SortedMap<String, AssignmentEntry> assignments,
    long reservedUnits,
    long closedAt)
    implements Document {

  public OrderLineDocument {
    shipments = Collections.unmodifiableSortedMap(shipments);
    assignments = Collections.unmodifiableSortedMap(assignments);
  }

  static OrderLineDocument empty(String orderId, int lineNo) {
    return new OrderLineDocument(
        orderId, lineNo, null, null, new TreeMap<>(), new TreeMap<>(), 0, 0);
  }

  public boolean known() {
    return terms != null;
  }

  /** The newest word about the line; not while only shipments of it are known. */
  @Override
  public Stamp stamp() {
    return told(stamp);
  }

  /** What the customer ordered; not while only shipments of the line are known. */
  @Override
  public OrderLineTerms terms() {
    return told(terms);
  }

  private <T> T told(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("line " + orderId + '/' + lineNo + " is not known yet");
    }
    return part;
  }

  /** Units that the customer still wants, what has shipped included. */
  public long ordered() {
    return !known() || terms().cancelled() || stamp().withdrawn() ? 0 : terms().units();
  }

  /** Units that have left for the customer. */
  public long shipped() {
    if (shipments.isEmpty() && assignments.isEmpty()) {
      return 0;
    }
    long sum = 0;
    for (ShipmentEntry shipment : shipments.values()) {
      sum += shipment.counted();
    }
    for (AssignmentEntry assignment : assignments.values()) {
      sum += assignment.shipped();
    }
    return sum;
  }

  /** What has left for the customer outside assignments. */
  public List<Parcel> parcels() {
    List<Parcel> parcels = new ArrayList<>(shipments.size());
    shipments.forEach(
        (id, shipment) -> {
          if (shipment.counted() > 0) {
            parcels.add(
                new Parcel(id, shipment.node(), shipment.stamp().occurredAt(), shipment.units()));
          }
        });
    return parcels;
  }

  /** Units wanted and not shipped. */
  public long open() {
    return Math.max(0, ordered() - shipped());
  }

  /** Units that running assignments are still to ship. */
  public long covered() {
    if (assignments.isEmpty()) {
      return 0;
    }
    long sum = 0;
    for (AssignmentEntry assignment : assignments.values()) {
      sum += assignment.outstanding();
    }
    return sum;
  }

  /** Open units under no running assignment. */
  public long uncovered() {
    return Math.max(0, open() - covered());
  }

  /** Units that we may assign now; none when the order system routes. */
  public long routable() {
    return routedElsewhere() ? 0 : uncovered();
  }

  /** Units that wait for stock at the node that the order system chose. */
  public long waitingAssigned() {
    return routedElsewhere() ? uncovered() - reservedUnits : 0;
  }

  /** The node that the order system chose, {@link Nodes#NONE} when we route. */
  public int assignedNode() {
    return known() ? terms().assignedNode() : Nodes.NONE;
  }

  /** Number of the next assignment of this line, from 1. */
  public int nextAttempt() {
    int last = 0;
    for (AssignmentEntry assignment : assignments.values()) {
      last = Math.max(last, assignment.attempt());
    }
    return last + 1;
  }

  boolean routedElsewhere() {
    return assignedNode() != Nodes.NONE;
  }

  WaitingLine waitingLine() {
    return new WaitingLine(terms().placedAt(), orderId, lineNo);
  }

  @Override
  public DocumentKey key() {
    return DocumentKey.orderLine(orderId, lineNo);
  }

  @Override
  public Contribution contribution() {
    Contribution sum = new Contribution();
    for (ShipmentEntry shipment : shipments.values()) {
      sum.add(shipment.node(), Bucket.ON_HAND, -shipment.counted())
          .add(Flow.SHIPPED_TO_CUSTOMERS, shipment.counted())
          .move(shipment.node(), shipment.stamp().occurredAt(), -shipment.counted(), 0);
    }
    if (reservedUnits > 0) {
      sum.add(assignedNode(), Bucket.ON_HAND, -reservedUnits)
          .add(assignedNode(), Bucket.RESERVED, reservedUnits);
    }
    return sum;
  }

  @Override
  public boolean closed() {
    return open() == 0 && covered() == 0;
  }

  OrderLineDocument withTerms(Stamp newStamp, OrderLineTerms newTerms) {
    return new OrderLineDocument(
        orderId, lineNo, newStamp, newTerms, shipments, assignments, reservedUnits, closedAt);
  }

  OrderLineDocument withShipment(String shipmentId, ShipmentEntry shipment) {
    SortedMap<String, ShipmentEntry> more = new TreeMap<>(shipments);
    more.put(shipmentId, shipment);
    return new OrderLineDocument(
        orderId, lineNo, stamp, terms, more, assignments, reservedUnits, closedAt);
  }

  OrderLineDocument withAssignment(String commandId, AssignmentEntry assignment) {
    SortedMap<String, AssignmentEntry> more = new TreeMap<>(assignments);
    more.put(commandId, assignment);
    return new OrderLineDocument(
        orderId, lineNo, stamp, terms, shipments, more, reservedUnits, closedAt);
  }

  OrderLineDocument withReserved(long units) {
    return new OrderLineDocument(
        orderId, lineNo, stamp, terms, shipments, assignments, units, closedAt);
  }

  @Override
  public OrderLineDocument withClosedAt(long instant) {
    return new OrderLineDocument(
        orderId, lineNo, stamp, terms, shipments, assignments, reservedUnits, instant);
  }
}

package org.echelon.codec;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.inventory.AssignmentEntry;
import org.echelon.inventory.CommandState;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.OrderLineTerms;
import org.echelon.inventory.ShipmentEntry;
import org.echelon.inventory.Stamp;

/** Fields of an order line document. */
final class OrderLineForm {
  private OrderLineForm() {}

  static void put(BytesOut out, OrderLineDocument line) {
    out.putText(line.orderId());
    out.putVarint(line.lineNo());
    out.putBoolean(line.known());
    if (line.known()) {
      DocumentCodec.put(out, line.stamp());
      put(out, line.terms());
    }
    out.putVarint(line.shipments().size());
    for (Map.Entry<String, ShipmentEntry> entry : line.shipments().entrySet()) {
      ShipmentEntry shipment = entry.getValue();
      out.putText(entry.getKey());
      DocumentCodec.put(out, shipment.stamp());
      out.putVarint(shipment.node());
      out.putVarint(shipment.units());
    }
    out.putVarint(line.assignments().size());
    for (Map.Entry<String, AssignmentEntry> entry : line.assignments().entrySet()) {
      AssignmentEntry assignment = entry.getValue();
      out.putText(entry.getKey());
      out.putVarint(assignment.node());
      out.putVarint(assignment.attempt());
      out.putEnum(assignment.state());
      out.putVarint(assignment.shipped());
      out.putVarint(assignment.outstanding());
    }
    out.putVarint(line.reservedUnits());
  }

  private static void put(BytesOut out, OrderLineTerms terms) {
    out.putVarint(terms.placedAt());
    out.putVarint(terms.units());
    out.putBoolean(terms.cancelled());
    out.putText(terms.zone());
    out.putVarint(terms.speed());
    out.putSigned(terms.assignedNode());
    out.putVarint(terms.promisedAt());
    out.putSigned(terms.priority());
    out.putVarint(terms.lineCount());
    out.putVarint(terms.siblings());
  }

  static OrderLineDocument get(BytesIn in, long closedAt) {
    String orderId = in.getText();
    int lineNo = in.getCount();
    boolean known = in.getBoolean();
    Stamp stamp = known ? DocumentCodec.stamp(in) : null;
    OrderLineTerms terms = known ? terms(in) : null;
    SortedMap<String, ShipmentEntry> shipments = new TreeMap<>();
    for (int count = in.getCount(); count > 0; count--) {
      shipments.put(
          in.getText(), new ShipmentEntry(DocumentCodec.stamp(in), in.getCount(), in.getVarint()));
    }
    SortedMap<String, AssignmentEntry> assignments = new TreeMap<>();
    for (int count = in.getCount(); count > 0; count--) {
      assignments.put(
          in.getText(),
          new AssignmentEntry(
              in.getCount(),
              in.getCount(),
              in.getEnum(CommandState.values()),
              in.getVarint(),
              in.getVarint()));
    }
    return new OrderLineDocument(
        orderId, lineNo, stamp, terms, shipments, assignments, in.getVarint(), closedAt);
  }

  private static OrderLineTerms terms(BytesIn in) {
    return new OrderLineTerms(
        in.getVarint(),
        in.getVarint(),
        in.getBoolean(),
        in.getText(),
        in.getCount(),
        (int) in.getSigned(),
        in.getVarint(),
        (int) in.getSigned(),
        in.getCount(),
        in.getCount());
  }
}

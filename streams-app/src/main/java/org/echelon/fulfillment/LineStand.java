package org.echelon.fulfillment;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.echelon.inventory.AssignmentEntry;
import org.echelon.inventory.CommandState;
import org.echelon.inventory.Nodes;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.ShipmentEntry;

/**
 * How far an order line is, as its customer cares; units in base units.
 *
 * @param assignedUnits under assignments that may still ship, or reserved at the chosen node
 * @param cancelledUnits that the customer gave up
 * @param nodes ordinals of the nodes that ship or shipped it
 * @param promising ids of the assignments whose arrival counts for the promise
 */
public record LineStand(
    long units,
    long assignedUnits,
    long shippedUnits,
    long cancelledUnits,
    SortedSet<Integer> nodes,
    SortedSet<String> promising) {

  public LineStand {
    nodes = Collections.unmodifiableSortedSet(nodes);
    promising = Collections.unmodifiableSortedSet(promising);
  }

  /** The stand of a line whose order is known. */
  public static LineStand of(OrderLineDocument line) {
    SortedSet<Integer> nodes = new TreeSet<>();
    SortedSet<String> promising = new TreeSet<>();
    for (Map.Entry<String, AssignmentEntry> entry : line.assignments().entrySet()) {
      AssignmentEntry assignment = entry.getValue();
      if (assignment.shipped() > 0 || assignment.outstanding() > 0) {
        nodes.add(assignment.node());
        promising.add(entry.getKey());
      }
    }
    for (ShipmentEntry shipment : line.shipments().values()) {
      if (shipment.counted() > 0) {
        nodes.add(shipment.node());
      }
    }
    if (line.reservedUnits() > 0) {
      nodes.add(line.assignedNode());
    }
    long units = line.terms().units();
    long cancelled = line.ordered() > 0 ? 0 : Math.max(0, units - line.shipped());
    return new LineStand(
        units, line.covered() + line.reservedUnits(), line.shipped(), cancelled, nodes, promising);
  }

  /** Whether an assignment ended at its node's word or silence, with units left to serve. */
  public static boolean failed(CommandState state) {
    return switch (state) {
      case REJECTED, CLOSED_SHORT, EXPIRED -> true;
      default -> false;
    };
  }

  /** Whether an assignment ended with units left to serve, by whosever will. */
  public static boolean gaveBack(CommandState state) {
    return failed(state) || state == CommandState.CANCELLED;
  }

  /** Whether the order system chose the node of a line. */
  public static boolean routedElsewhere(OrderLineDocument line) {
    return line.assignedNode() != Nodes.NONE;
  }
}

package org.echelon.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Books order lines and what ships of them. */
final class OrderLineRules {
  private OrderLineRules() {}

  static Booking book(Posting posting, OrderLineFact fact) {
    OrderLineDocument before = find(posting, fact.orderId(), fact.lineNo());
    if (before.known()) {
      boolean same = before.terms().equals(fact.terms());
      Outcome outcome = before.stamp().judge(fact.head().stamp(), same);
      if (outcome != Outcome.APPLIED) {
        return turnedAway(outcome, before.key(), fact.head());
      }
    }
    OrderLineDocument after =
        posting.replaceLine(before, before.withTerms(fact.head().stamp(), fact.terms()));
    cancelBeyond(posting, after, rerouted(before, after) ? 0 : after.open());
    if (after.ordered() > 0 && after.shipped() > after.ordered()) {
      posting.alert(
          before.known() ? "ORDER_BELOW_SHIPPED" : "OVER_SHIPPED", scope(after), amounts(after));
    }
    return posting.finish();
  }

  static Booking book(Posting posting, ShipmentFact fact) {
    OrderLineDocument before = find(posting, fact.orderId(), fact.lineNo());
    ShipmentEntry entry = new ShipmentEntry(fact.head().stamp(), fact.node(), fact.units());
    ShipmentEntry known = before.shipments().get(fact.shipmentId());
    if (known != null) {
      Outcome outcome = known.stamp().judge(entry.stamp(), known.saysTheSame(entry));
      if (outcome != Outcome.APPLIED) {
        return turnedAway(outcome, before.key(), fact.head());
      }
    }
    posting.heard(fact.node());
    shippedMore(posting, before, before.withShipment(fact.shipmentId(), entry));
    return posting.finish();
  }

  /** Shows the line the new state of one of its assignments. */
  static void assignmentChanged(Posting posting, CommandDocument command) {
    CommandTerms terms = command.terms();
    OrderLineDocument before = find(posting, terms.orderId(), terms.lineNo());
    AssignmentEntry entry = AssignmentEntry.of(command);
    shippedMore(posting, before, before.withAssignment(command.commandId(), entry));
  }

  private static void shippedMore(
      Posting posting, OrderLineDocument before, OrderLineDocument changed) {
    OrderLineDocument after = posting.replaceLine(before, changed);
    cancelBeyond(posting, after, after.open());
    if (after.known() && after.shipped() > Math.max(before.shipped(), after.ordered())) {
      boolean revoked = after.ordered() == 0;
      posting.alert(
          revoked ? "SHIPPED_AFTER_CANCEL" : "OVER_SHIPPED", scope(after), amounts(after));
    }
  }

  /** Asks to cancel running assignments, newest first, until at most {@code wanted} is covered. */
  private static void cancelBeyond(Posting posting, OrderLineDocument line, long wanted) {
    long excess = line.covered() - wanted;
    if (!line.known() || excess <= 0) {
      return;
    }
    List<Map.Entry<String, AssignmentEntry>> running = new ArrayList<>();
    for (Map.Entry<String, AssignmentEntry> entry : line.assignments().entrySet()) {
      if (entry.getValue().outstanding() == 0) {
        continue;
      }
      if (cancelRequested(posting, entry.getKey())) {
        excess -= entry.getValue().outstanding();
      } else {
        running.add(entry);
      }
    }
    running.sort(Comparator.comparingInt(entry -> -entry.getValue().attempt()));
    for (Map.Entry<String, AssignmentEntry> entry : running) {
      if (excess > 0) {
        posting.requestCancel(entry.getKey());
        excess -= entry.getValue().outstanding();
      }
    }
  }

  private static boolean cancelRequested(Posting posting, String commandId) {
    Document document = posting.docs.get(posting.stock.sku(), DocumentKey.command(commandId));
    return document instanceof CommandDocument command && command.cancelRequested();
  }

  private static boolean rerouted(OrderLineDocument before, OrderLineDocument after) {
    return before.known()
        && (before.assignedNode() != after.assignedNode()
            || !Objects.equals(before.terms().zone(), after.terms().zone()));
  }

  static OrderLineDocument find(Posting posting, String orderId, int lineNo) {
    DocumentKey key = DocumentKey.orderLine(orderId, lineNo);
    return posting.docs.get(posting.stock.sku(), key) instanceof OrderLineDocument line
        ? line
        : OrderLineDocument.empty(orderId, lineNo);
  }

  static Booking turnedAway(Outcome outcome, DocumentKey key, FactHead head) {
    return outcome == Outcome.REFUSED
        ? Booking.refused(Refusal.documentConflict(key, head.revision()))
        : Booking.of(outcome);
  }

  private static String scope(OrderLineDocument line) {
    return "line:" + line.orderId() + '/' + line.lineNo();
  }

  private static String amounts(OrderLineDocument line) {
    return line.shipped() + " units shipped, " + line.ordered() + " ordered";
  }
}

package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.fulfillment.LineStand;
import org.echelon.fulfillment.Route;
import org.echelon.inventory.AssignmentEntry;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.OrderLineDocument;

/**
 * Units of an order line that go to a node.
 *
 * @param line as it was before
 * @param routes all that could have served it, cheapest first
 */
record Routed(OrderLineDocument line, CommandTerms terms, Route route, List<Route> routes) {

  /** Why this node. */
  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (!route.inTime()) {
      reasons.add("LATE_SERVICE");
    } else if (route.option().speed().ordinal() < line.terms().speed()) {
      reasons.add("FASTER_SERVICE");
    } else {
      reasons.add(routes.size() == 1 ? "ONLY_NODE_WITH_STOCK" : "CHEAPEST_IN_TIME");
    }
    double withoutQueue = route.cost() - route.queueing();
    if (routes.stream().anyMatch(other -> other.cost() - other.queueing() < withoutQueue)
        && routes.get(0) == route) {
      reasons.add("QUEUE_ELSEWHERE");
    }
    if (terms.units() < line.routable()) {
      reasons.add("SPLIT");
    }
    if (supersedes().isPresent()) {
      reasons.add(SecondThoughts.REASON);
    }
    return reasons;
  }

  /** The last assignment of the line that ended with units left to serve. */
  Optional<String> supersedes() {
    return former().map(Map.Entry::getKey);
  }

  /** The node of that assignment. */
  Optional<Integer> formerNode() {
    return former().map(entry -> entry.getValue().node());
  }

  private Optional<Map.Entry<String, AssignmentEntry>> former() {
    return line.assignments().entrySet().stream()
        .filter(entry -> LineStand.gaveBack(entry.getValue().state()))
        .max(
            Comparator.comparingInt(
                (Map.Entry<String, AssignmentEntry> e) -> e.getValue().attempt()));
  }

  /** What the customer is told: what was promised, or the arrival where that is later. */
  long promisedAt() {
    return Math.max(line.terms().promisedAt(), route.arrivalAt());
  }
}

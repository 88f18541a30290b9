package org.echelon.processor.plan;

import java.util.Map;
import java.util.Optional;
import org.echelon.fulfillment.LineStand;
import org.echelon.fulfillment.OrderRouter.Wish;
import org.echelon.fulfillment.Route;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandState;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.network.Node;

/**
 * What a unit of an assignment would save at another node, if that is enough:
 *
 * <pre>
 * cost(its node) - cost(other node) &gt; outbound handling of its node + {@link #RISK} late penalty
 * </pre>
 *
 * <p>both as of {@link #ANSWER} later, within which its node has to answer; its own node is counted
 * without a queue, where its place is kept. The right side is what a pick in vain costs, and the
 * chance that the change makes the order late. The other node must have all units and arrive by
 * what the customer was told; the departure from its own must lie further off than the answer, so
 * that the line can come back. A line of {@link #ATTEMPTS} assignments keeps its node, so nothing
 * oscillates.
 *
 * <p>A heuristic in its three constants. O(options of the class). Source: model, section 7.
 */
final class SavedElsewhere {
  /** No more than two changes of mind. */
  static final int ATTEMPTS = 3;

  /** How long a node may take to answer. */
  static final long ANSWER = 3_600_000L;

  /** Chance that a change makes an order late: one in ten, an assumption on the safe side. */
  private static final double RISK = 0.1;

  private final PlanTask task;
  private final RouteStep route;

  SavedElsewhere(PlanTask task, RouteStep route) {
    this.task = task;
    this.route = route;
  }

  /** Whether the node of an assignment may still change. */
  boolean mayChange(SkuState state, CommandDocument command) {
    CommandTerms terms = command.terms();
    CommandState stands = command.status().state();
    return (stands == CommandState.RELEASED || stands == CommandState.ACCEPTED)
        && !command.cancelRequested()
        && !command.expiryPassed()
        && terms.attempt() < ATTEMPTS
        && terms.timing().departureAt() > task.now + ANSWER
        && !task.controls.frozen(task.network(), terms.from(), state.sku, task.now);
  }

  /**
   * What a unit saves elsewhere, 0 where that is too little or there is no other node.
   *
   * @param going units that are not to be counted on at any node
   */
  double saved(SkuState state, CommandDocument command, long going) {
    CommandTerms terms = command.terms();
    if (!(task.documents.get(state.sku, DocumentKey.orderLine(terms.orderId(), terms.lineNo()))
        instanceof OrderLineDocument line)) {
      return 0;
    }
    Optional<Wish> wish =
        line.known() && !LineStand.routedElsewhere(line)
            ? route.wish(line, task.now + ANSWER)
            : Optional.empty();
    if (wish.isEmpty()) {
      return 0;
    }
    long units = command.status().outstanding();
    int from = terms.from();
    Optional<Route> stay = stay(state, wish.get(), from, units);
    Optional<Route> go = go(state, wish.get(), line, command, going);
    if (stay.isEmpty() || go.isEmpty()) {
      return 0;
    }
    double saved = stay.get().cost() - go.get().cost();
    return saved > threshold(state, stay.get()) ? saved : 0;
  }

  /** The way from the node that has the line, with the units that it keeps for it. */
  private Optional<Route> stay(SkuState state, Wish wish, int from, long units) {
    return route
        .routes(
            state, wish, node -> state.stock.free(from) + units, node -> node == from, node -> 0)
        .stream()
        .findFirst();
  }

  /**
   * The way from another node that routing would take once the units are back, where it has all
   * units and comes by when the customer was told.
   */
  private Optional<Route> go(
      SkuState state, Wish wish, OrderLineDocument line, CommandDocument command, long going) {
    CommandTerms terms = command.terms();
    long units = command.status().outstanding();
    long told = Math.max(line.terms().promisedAt(), terms.timing().expectedArrivalAt());
    Map<Integer, Long> barred = route.barred(state, line);
    return route
        .routes(
            state,
            wish,
            node -> state.stock.free(node) - going,
            node ->
                node != terms.from()
                    && !barred.containsKey(node)
                    && state.stock.free(node) - going >= units,
            route::queueDays)
        .stream()
        .filter(other -> other.spent() < state.terms().lostSaleValue())
        .findFirst()
        .filter(other -> other.arrivalAt() <= told);
  }

  private double threshold(SkuState state, Route stay) {
    Node node = task.network().node(stay.node());
    return node.handlingOutPerUnit()
        + node.handlingPerCube() * state.terms().unitCube()
        + RISK * stay.option().lateCostPerUnit();
  }
}

package org.echelon.processor.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.fulfillment.LineStand;
import org.echelon.fulfillment.OrderRouter;
import org.echelon.fulfillment.Route;
import org.echelon.inventory.AssignmentEntry;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.CommandTiming;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.WaitingLine;
import org.echelon.network.Network;
import org.echelon.network.Speed;
import org.echelon.topic.Topic;
import org.echelon.valuation.NetworkTerms;
import org.jspecify.annotations.Nullable;

/**
 * Gives waiting order lines a node, oldest first: the cheapest that has all units, else the
 * cheapest that has some; a line that is split keeps waiting with the rest. A node that rejected
 * units of a line, could not find them or stayed silent does not get them again for a day.
 */
final class RouteStep {
  private static final long DAY = 24 * 3_600_000L;

  private final PlanTask task;
  private final Commands commands;
  private final NodeLoads loads;
  private @Nullable NetworkTerms routed;
  private @Nullable OrderRouter router;

  RouteStep(PlanTask task, Commands commands, NodeLoads loads) {
    this.task = task;
    this.commands = commands;
    this.loads = loads;
  }

  /** Routes what waits and can be served; returns whether anything was assigned. */
  boolean route(SkuState state) {
    boolean any = false;
    if (!task.epochs.ready() || state.terms == null || state.stock.frozen()) {
      return false;
    }
    if (state.stock.waitingUnits() == 0 || state.stock.free() == 0) {
      return false;
    }
    for (WaitingLine waiting : task.documents.waitingLines(state.sku)) {
      while (assignOnce(state, waiting)) {
        any = true;
      }
      if (state.stock.free() == 0) {
        break;
      }
    }
    return any;
  }

  private boolean assignOnce(SkuState state, WaitingLine waiting) {
    OrderLineDocument line = (OrderLineDocument) task.documents.get(state.sku, waiting.key());
    if (line == null || !line.known() || line.routable() == 0) {
      return false;
    }
    Epoch epoch = task.epochs.current();
    Network network = epoch.network();
    int zone = network.zone(line.terms().zone());
    if (zone < 0) {
      return false;
    }
    Map<Integer, Long> barred = barred(state, line);
    OrderRouter.Wish wish =
        new OrderRouter.Wish(
            zone * Speed.COUNT + line.terms().speed(),
            task.now,
            line.terms().promisedAt(),
            line.terms().siblings());
    List<Route> routes = routes(state, epoch, wish, barred);
    if (routes.isEmpty()) {
      lookAgain(state, line, barred);
      return false;
    }
    long wanted = line.routable();
    Route route =
        routes.stream()
            .filter(r -> state.stock.free(r.node()) >= wanted)
            .findFirst()
            .orElse(routes.get(0));
    assign(state, line, route, routes, Math.min(wanted, state.stock.free(route.node())));
    return true;
  }

  private List<Route> routes(
      SkuState state, Epoch epoch, OrderRouter.Wish wish, Map<Integer, Long> barred) {
    Network network = epoch.network();
    return router(epoch.terms())
        .rank(
            state.terms(),
            state.plan,
            epoch.pricesToday(),
            wish,
            state.stock::free,
            node ->
                !barred.containsKey(node)
                    && !task.controls.frozen(network, node, state.sku, task.now),
            node -> loads.queueDays(network.node(node).id()));
  }

  /** The router of the network in force, which remembers its calendar. */
  private OrderRouter router(NetworkTerms terms) {
    OrderRouter kept = router;
    if (kept == null || routed != terms) {
      kept = new OrderRouter(terms);
      router = kept;
      routed = terms;
    }
    return kept;
  }

  /** Nodes that failed the line within the last day, and until when they do not get it again. */
  private Map<Integer, Long> barred(SkuState state, OrderLineDocument line) {
    Map<Integer, Long> barred = new TreeMap<>();
    for (Map.Entry<String, AssignmentEntry> entry : line.assignments().entrySet()) {
      if (LineStand.failed(entry.getValue().state())) {
        var command = task.documents.get(state.sku, DocumentKey.command(entry.getKey()));
        long until = command == null ? 0 : command.closedAt() + DAY;
        if (until > task.now) {
          barred.merge(entry.getValue().node(), until, Math::max);
        }
      }
    }
    return barred;
  }

  /** Nothing will happen to a line that only waits for time to pass: the clock must wake it. */
  private void lookAgain(SkuState state, OrderLineDocument line, Map<Integer, Long> barred) {
    barred.values().stream()
        .min(Long::compare)
        .ifPresent(at -> task.documents.scheduleDue(at, state.sku, line.key()));
  }

  private void assign(
      SkuState state, OrderLineDocument line, Route route, List<Route> routes, long units) {
    CommandTerms terms =
        CommandTerms.assignment(
            state.sku,
            line,
            route.option().option(),
            route.node(),
            units,
            new CommandTiming(
                task.now, route.departureAt() + DAY, route.departureAt(), route.arrivalAt()));
    Routed routed = new Routed(line, terms, route, routes);
    task.release(state, terms);
    task.outbox.publish(
        Topic.ASSIGNMENT,
        task.epochs.current().network().node(route.node()).id(),
        commands.assignment(state, routed));
    if (task.outbox.wanted(Topic.DECISION)) {
      task.outbox.publish(Topic.DECISION, state.sku, commands.decisionOf(state, routed));
    }
  }
}

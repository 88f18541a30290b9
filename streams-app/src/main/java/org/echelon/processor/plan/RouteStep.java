package org.echelon.processor.plan;

import java.util.List;
import org.echelon.command.CommandChange;
import org.echelon.fulfillment.OrderRouter;
import org.echelon.fulfillment.Route;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.CommandTiming;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.WaitingLine;
import org.echelon.network.Network;
import org.echelon.network.Speed;
import org.echelon.topic.Topic;

/**
 * Gives waiting order lines a node, oldest first: the cheapest that has all units, else the
 * cheapest that has some; a line that is split keeps waiting with the rest.
 */
final class RouteStep {
  private static final long DAY = 24 * 3_600_000L;

  private final PlanTask task;
  private final Commands commands;

  RouteStep(PlanTask task, Commands commands) {
    this.task = task;
    this.commands = commands;
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
    List<Route> routes =
        new OrderRouter(epoch.terms())
            .rank(
                state.terms,
                state.plan,
                epoch.prices(),
                zone * Speed.COUNT + line.terms().speed(),
                state.stock::free,
                node -> !task.controls.frozen(network, node, state.sku, task.now));
    if (routes.isEmpty()) {
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

  private void assign(
      SkuState state, OrderLineDocument line, Route route, List<Route> routes, long units) {
    long readyBy = route.option().nextCutOff(task.now);
    long arrival = readyBy + (long) (route.option().transitDays() * DAY);
    CommandTerms terms =
        CommandTerms.assignment(
            state.sku,
            line,
            route.option().option(),
            route.node(),
            units,
            new CommandTiming(task.now, readyBy + DAY, readyBy, arrival));
    task.ledger.release(state.stock, task.documents, terms);
    task.outbox.publish(
        Topic.ASSIGNMENT,
        task.epochs.current().network().node(route.node()).id(),
        commands.assignment(state, terms, route, CommandChange.ISSUE, 1));
    task.outbox.publish(
        Topic.DECISION, state.sku, commands.decisionOf(state, terms, route, routes));
  }
}

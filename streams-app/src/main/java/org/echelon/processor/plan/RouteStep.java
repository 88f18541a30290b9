package org.echelon.processor.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.LongStream;
import org.echelon.fulfillment.LineChoice;
import org.echelon.fulfillment.LineStand;
import org.echelon.fulfillment.OrderRouter;
import org.echelon.fulfillment.Route;
import org.echelon.fulfillment.Upgrades;
import org.echelon.inventory.AssignmentEntry;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.CommandTiming;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.WaitingLine;
import org.echelon.network.Speed;
import org.echelon.topic.Topic;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.jspecify.annotations.Nullable;

/**
 * Gives waiting order lines a node, oldest first: the cheapest that has all units, else the
 * cheapest that has some; a line that is split keeps waiting with the rest. A node that rejected
 * units of a line, could not find them or stayed silent does not get them again for a day.
 *
 * <p>A line that would cost the lost sale or more from every node that has stock waits: for other
 * stock, or for those who lose more if it is gone. It is looked at with everything that changes its
 * SKU, after new prices, and at each full hour, since a queue may have gone.
 */
final class RouteStep {
  private static final long DAY = 24 * 3_600_000L;
  private static final long HOUR = 3_600_000L;

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
    Optional<OrderRouter.Wish> wish = wish(line, task.now);
    if (wish.isEmpty()) {
      return false;
    }
    Map<Integer, Long> barred = barred(state, line);
    List<Route> routes =
        routes(state, wish.get(), state.stock::free, n -> !barred.containsKey(n), this::queueDays);
    boolean heldBack = routes.removeIf(route -> route.spent() >= state.terms().lostSaleValue());
    if (routes.isEmpty()) {
      lookAgain(state, line, barred, heldBack);
      return false;
    }
    long[] free = routes.stream().mapToLong(route -> state.stock.free(route.node())).toArray();
    LineChoice choice = LineChoice.of(line.routable(), free);
    assign(state, line, routes.get(choice.rank()), routes, choice.units());
    return true;
  }

  /** What a line asks of the nodes at an instant; nothing where its zone is not known. */
  Optional<OrderRouter.Wish> wish(OrderLineDocument line, long at) {
    int zone = task.network().zone(line.terms().zone());
    return zone < 0
        ? Optional.empty()
        : Optional.of(
            new OrderRouter.Wish(
                zone * Speed.COUNT + line.terms().speed(),
                at,
                line.terms().promisedAt(),
                line.terms().siblings(),
                Math.max(1, line.terms().units())));
  }

  /** The nodes that could serve a wish, cheapest first, at the prices of now. */
  List<Route> routes(
      SkuState state,
      OrderRouter.Wish wish,
      IntToLongFunction free,
      IntPredicate allowed,
      IntToDoubleFunction queueDays) {
    Epoch epoch = task.epochs.current();
    OrderRouter router = router(epoch.terms());
    IntPredicate open =
        node ->
            allowed.test(node) && !task.controls.frozen(epoch.network(), node, state.sku, task.now);
    return Upgrades.routes(
        wish,
        asked ->
            router.rank(
                state.terms(),
                state.plan.get(),
                epoch.pricesToday(),
                asked,
                new SkuUnits(state.stock, free),
                open,
                queueDays));
  }

  /**
   * Whether a line would cost the lost sale or more from every node that may keep the item, had it
   * plenty of stock and no queue: then no stock that may come makes it worth serving, only other
   * prices or another network do.
   */
  boolean hopeless(SkuState state, OrderLineDocument line) {
    ItemTerms item = state.terms;
    Optional<OrderRouter.Wish> wish = wish(line, task.now);
    if (item == null || wish.isEmpty()) {
      return false;
    }
    Epoch epoch = task.epochs.current();
    return Upgrades.routes(
            wish.get(),
            asked ->
                router(epoch.terms())
                    .rank(
                        item,
                        null,
                        epoch.pricesToday(),
                        asked,
                        node -> item.mayStock(node) ? 1 : state.stock.free(node),
                        node -> true,
                        node -> 0))
        .stream()
        .noneMatch(route -> route.spent() < item.lostSaleValue());
  }

  /** Units that wait at a node, in days of its outbound capacity. */
  double queueDays(int node) {
    return loads.queueDays(task.network().node(node).id());
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
  Map<Integer, Long> barred(SkuState state, OrderLineDocument line) {
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
  private void lookAgain(
      SkuState state, OrderLineDocument line, Map<Integer, Long> barred, boolean heldBack) {
    LongStream times = barred.values().stream().mapToLong(Long::longValue);
    if (heldBack) {
      times = LongStream.concat(times, LongStream.of((task.now / HOUR + 1) * HOUR));
    }
    times.min().ifPresent(at -> task.documents.scheduleDue(at, state.sku, line.key()));
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
                    task.now, route.departureAt() + DAY, route.departureAt(), route.arrivalAt()))
            .over(route.option().via());
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

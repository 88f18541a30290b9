package org.echelon.processor.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
 * Looks at order lines again that have a node or wait for one, when new prices or new stock may
 * have made another node the better one. An assignment that its node has not picked, accepted or
 * not, is called off when
 *
 * <pre>
 * cost(its node) - cost(other node) &gt; outbound handling of its node + {@link #RISK} late penalty
 * </pre>
 *
 * <p>per unit, both as of {@link #ANSWER} later, which its node has to answer within; its own node
 * is counted without a queue, where its place is kept. The right side is what a pick in vain costs,
 * and the chance that the change makes the order late. The other node must have all its units
 * beside those of assignments that are being called off, and must arrive by what the customer was
 * told; its departure must lie further off than the answer, so that the line can come back.
 *
 * <p>Calling off is the usual cancellation: its units are routed once its node has cancelled,
 * rejected or let the assignment lapse, and never before. If it ships instead, that is that. A line
 * of {@link #ATTEMPTS} assignments keeps its node, so nothing oscillates.
 *
 * <p>So many SKUs are looked at in a tick: those with new stock first, then all in order of id for
 * each new version of prices and network. So what happens follows from the log alone.
 *
 * <pre>
 * second/of          the versions of prices and network that are or were looked at
 * second/after       the SKU looked at last, gone once all have been
 * second/stock/SKU   a SKU with new stock
 * </pre>
 */
final class SecondThoughts {
  /** Why an assignment is called off, and why its units go elsewhere. */
  static final String REASON = "REASSIGNED";

  static final int SKUS_A_TICK = 200;

  /** No more than two changes of mind. */
  static final int ATTEMPTS = 3;

  /** How long a node may take to answer. */
  static final long ANSWER = 3_600_000L;

  /** Chance that a change makes an order late: one in ten, an assumption on the safe side. */
  private static final double RISK = 0.1;

  private static final String OF = "second/of";
  private static final String AFTER = "second/after";
  private static final String STOCK = "second/stock/";

  private final PlanTask task;
  private final SkuGuard guard;
  private final ValueStep value;
  private final RouteStep route;
  private final Cancellations cancellations;
  private final LineOutcomes lines;
  private final boolean changing;

  /**
   * @param changing whether an assignment may change; else only what waits is looked at
   */
  SecondThoughts(
      PlanTask task,
      SkuGuard guard,
      ValueStep value,
      RouteStep route,
      Cancellations cancellations,
      LineOutcomes lines,
      boolean changing) {
    this.task = task;
    this.guard = guard;
    this.value = value;
    this.route = route;
    this.cancellations = cancellations;
    this.lines = lines;
    this.changing = changing;
  }

  /** Stock of a SKU has arrived or been found, or may have. */
  void stockCame(SkuState state) {
    if (concerned(state)) {
      task.meta.bytes(STOCK + state.sku, new byte[0]);
    }
  }

  /** Looks at the next SKUs, if there are any to be looked at. */
  void tick() {
    if (!task.epochs.ready()) {
      return;
    }
    int left = lookAtStock();
    byte[] versions = versions().getBytes(UTF_8);
    if (task.meta.bytes(OF).filter(of -> Arrays.equals(of, versions)).isEmpty()) {
      task.meta.bytes(OF, versions);
      lookBeyond("", left);
    } else if (task.meta.bytes(AFTER).isPresent()) {
      lookBeyond(new String(task.meta.bytes(AFTER).orElseThrow(), UTF_8), left);
    }
  }

  private String versions() {
    return task.epochs.priceVersion() + "/" + task.epochs.networkVersion();
  }

  private int lookAtStock() {
    List<String> skus = new ArrayList<>();
    task.meta.each(STOCK, (key, value) -> skus.add(key.substring(STOCK.length())));
    int looked = Math.min(SKUS_A_TICK, skus.size());
    for (String sku : skus.subList(0, looked)) {
      task.meta.remove(STOCK + sku);
      look(task.sku(sku));
    }
    return SKUS_A_TICK - looked;
  }

  private void lookBeyond(String after, int most) {
    int left = most;
    for (SkuState state : task.skus.all()) {
      if (state.sku.compareTo(after) > 0 && concerned(state)) {
        if (left-- == 0) {
          return;
        }
        look(state);
        task.meta.bytes(AFTER, state.sku.getBytes(UTF_8));
      }
    }
    task.meta.remove(AFTER);
  }

  /** Whether anything waits or is reserved, be it for an order or a transfer. */
  private static boolean concerned(SkuState state) {
    if (state.stock.waitingUnits() > 0) {
      return true;
    }
    for (int node = 0; node < state.stock.nodeBound(); node++) {
      if (state.stock.at(node).reserved() > 0) {
        return true;
      }
    }
    return false;
  }

  private void look(SkuState state) {
    guard.run(state, () -> value.bringUp(state));
    guard.run(state, () -> serveWaiting(state));
    guard.run(state, () -> rethink(state));
  }

  private void serveWaiting(SkuState state) {
    if (route.route(state)) {
      task.skus.saveStock(state);
      state.positionDue();
    }
    lines.restate(state);
  }

  /** An assignment and what a unit of it would save elsewhere. */
  private record Regret(CommandDocument command, double saved) {}

  private static final Comparator<Regret> GREATEST_FIRST =
      Comparator.comparingDouble((Regret regret) -> -regret.saved())
          .thenComparing(regret -> regret.command().commandId());

  private void rethink(SkuState state) {
    if (!changing || state.terms == null || state.stock.frozen()) {
      return;
    }
    // Where these go is open until their nodes have answered: nothing else may count on the units.
    long going = 0;
    List<Regret> regrets = new ArrayList<>();
    List<CommandDocument> running = task.documents.runningAssignments(state.sku);
    for (CommandDocument command : running) {
      going += command.cancelRequested() ? command.status().outstanding() : 0;
    }
    for (CommandDocument command : running) {
      double saved = mayChange(state, command) ? saved(state, command, going) : 0;
      if (saved > 0) {
        regrets.add(new Regret(command, saved));
      }
    }
    regrets.sort(GREATEST_FIRST);
    for (Regret regret : regrets) {
      CommandDocument command = regret.command();
      if (saved(state, command, going) > 0) {
        cancellations.cancel(state, command.commandId(), REASON);
        going += command.status().outstanding();
      }
    }
  }

  private boolean mayChange(SkuState state, CommandDocument command) {
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
  private double saved(SkuState state, CommandDocument command, long going) {
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

  /** The best way from another node that has all units and comes by when the customer was told. */
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
        .filter(other -> other.arrivalAt() <= told)
        .findFirst();
  }

  private double threshold(SkuState state, Route stay) {
    Node node = task.network().node(stay.node());
    return node.handlingOutPerUnit()
        + node.handlingPerCube() * state.terms().unitCube()
        + RISK * stay.option().lateCostPerUnit();
  }
}

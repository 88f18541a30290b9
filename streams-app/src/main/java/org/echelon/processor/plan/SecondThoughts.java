package org.echelon.processor.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.inventory.CommandDocument;

/**
 * Looks at order lines again that have a node or wait for one, when new prices, regions or stock
 * may have made another node the better one. An assignment that its node has not picked, accepted
 * or not, is called off where its units are worth {@link SavedElsewhere enough more elsewhere};
 * those that save most come first, and no unit elsewhere is counted on twice.
 *
 * <p>Calling off is the usual cancellation: its units are routed once its node has cancelled,
 * rejected or let the assignment lapse, and never before. If it ships instead, that is that.
 *
 * <p>So many SKUs are looked at in a tick: those with new stock first, then all in order of id for
 * each epoch, that is for new prices, networks, regions and days. So what happens follows from the
 * log alone.
 *
 * <pre>
 * second/epoch       the epoch that is or was looked at
 * second/after       the SKU looked at last, gone once all have been
 * second/stock/SKU   a SKU with new stock
 * </pre>
 */
final class SecondThoughts {
  /** Why an assignment is called off, and why its units go elsewhere. */
  static final String REASON = "REASSIGNED";

  static final int SKUS_A_TICK = 200;

  private static final String EPOCH = "second/epoch";
  private static final String AFTER = "second/after";
  private static final String STOCK = "second/stock/";

  private final PlanTask task;
  private final SkuGuard guard;
  private final ValueStep value;
  private final RouteStep route;
  private final SavedElsewhere elsewhere;
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
    this.elsewhere = new SavedElsewhere(task, route);
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
    long epoch = task.epochs.current().no();
    if (task.meta.numberOr(EPOCH, 0) != epoch) {
      task.meta.number(EPOCH, epoch);
      task.meta.bytes(AFTER, new byte[0]);
    }
    task.meta.bytes(AFTER).ifPresent(after -> lookBeyond(new String(after, UTF_8), left));
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
    for (SkuState state : task.skus.after(after)) {
      if (concerned(state)) {
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
      double saved =
          elsewhere.mayChange(state, command) ? elsewhere.saved(state, command, going) : 0;
      if (saved > 0) {
        regrets.add(new Regret(command, saved));
      }
    }
    regrets.sort(GREATEST_FIRST);
    for (Regret regret : regrets) {
      CommandDocument command = regret.command();
      if (elsewhere.saved(state, command, going) > 0) {
        cancellations.cancel(state, command.commandId(), REASON);
        going += command.status().outstanding();
      }
    }
  }
}

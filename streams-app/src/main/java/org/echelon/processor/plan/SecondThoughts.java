package org.echelon.processor.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.inventory.CommandDocument;

/**
 * Looks at order lines again that have a node or wait for one, when new prices, regions or stock
 * may have made another node the better one. An assignment that its node has not picked, accepted
 * or not, is called off where its units are worth {@link SavedElsewhere enough more elsewhere}; of
 * those looked at together the ones that save most come first, and no unit elsewhere is counted on
 * twice.
 *
 * <p>Calling off is the usual cancellation: its units are routed once its node has cancelled,
 * rejected or let the assignment lapse, and never before. If it ships instead, that is that.
 *
 * <p>So many SKUs and lines are looked at in a tick: SKUs with new stock first and those that are
 * not finished, then all in order of id for each epoch, that is for new prices, networks, regions
 * and days. Assignments of a SKU are looked at in order of id, and those beyond the number in the
 * next tick; lines that wait are served together, oldest first, and count too, so one SKU may have
 * more of them. What happens follows from the log alone.
 *
 * <pre>
 * second/epoch       the epoch that is or was looked at
 * second/after       the SKU looked at last, gone once all have been
 * second/stock/SKU   a SKU with new stock or not finished: how far it is, see {@link Round}
 * </pre>
 */
final class SecondThoughts {
  /** Why an assignment is called off, and why its units go elsewhere. */
  static final String REASON = "REASSIGNED";

  static final int SKUS_A_TICK = 200;
  static final int LINES_A_TICK = 1_000;

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

  // of the tick at hand
  private int skusLeft;
  private int linesLeft;

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
      String key = STOCK + state.sku;
      Round round = task.meta.bytes(key).map(Round::decode).orElse(Round.FIRST);
      task.meta.bytes(key, round.onceMore().encode());
    }
  }

  /** Looks at the next SKUs, if there are any to be looked at. */
  void tick() {
    if (!task.epochs.ready()) {
      return;
    }
    skusLeft = SKUS_A_TICK;
    linesLeft = LINES_A_TICK;
    lookAtFirst();
    long epoch = task.epochs.current().no();
    if (task.meta.numberOr(EPOCH, 0) != epoch) {
      task.meta.number(EPOCH, epoch);
      task.meta.bytes(AFTER, new byte[0]);
    }
    task.meta.bytes(AFTER).ifPresent(after -> lookBeyond(new String(after, UTF_8)));
  }

  private boolean mayGoOn() {
    return skusLeft > 0 && linesLeft > 0;
  }

  private void lookAtFirst() {
    Map<String, Round> rounds = new LinkedHashMap<>();
    task.meta.each(
        STOCK, (key, value) -> rounds.put(key.substring(STOCK.length()), Round.decode(value)));
    rounds.forEach(
        (sku, round) -> {
          if (mayGoOn()) {
            task.meta.remove(STOCK + sku);
            look(task.sku(sku), round);
          }
        });
  }

  private void lookBeyond(String after) {
    for (SkuState state : task.skus.after(after)) {
      if (concerned(state)) {
        if (!mayGoOn()) {
          return;
        }
        look(state, Round.FIRST);
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

  /**
   * How far a SKU has been looked at.
   *
   * @param after the assignment looked at last, empty before the first
   * @param again whether something came after the round had begun: then there is another one
   */
  private record Round(String after, boolean again) {
    static final Round FIRST = new Round("", false);

    Round onceMore() {
      return new Round(after, !after.isEmpty());
    }

    byte[] encode() {
      return after.isEmpty() ? new byte[0] : ((again ? '+' : '-') + after).getBytes(UTF_8);
    }

    static Round decode(byte[] bytes) {
      String text = new String(bytes, UTF_8);
      return text.isEmpty() ? FIRST : new Round(text.substring(1), text.charAt(0) == '+');
    }
  }

  private void look(SkuState state, Round round) {
    int most = linesLeft;
    skusLeft--;
    guard.run(state, () -> value.bringUp(state));
    if (round.after().isEmpty()) {
      guard.run(state, () -> serveWaiting(state));
    }
    Optional<String> last =
        guard.run(state, () -> rethink(state, round.after(), most), Optional.empty());
    if (last.isPresent()) {
      task.meta.bytes(STOCK + state.sku, new Round(last.get(), round.again()).encode());
    } else if (round.again()) {
      task.meta.bytes(STOCK + state.sku, Round.FIRST.encode());
    }
  }

  private void serveWaiting(SkuState state) {
    if (state.stock.waitingUnits() > 0) {
      linesLeft -= task.documents.waitingLines(state.sku).size();
    }
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

  /**
   * Looks at so many assignments of a SKU at most, after one.
   *
   * @return the last of them, if others are left
   */
  private Optional<String> rethink(SkuState state, String after, int most) {
    if (!changing || state.terms == null || state.stock.frozen()) {
      return Optional.empty();
    }
    // Where these go is open until their nodes have answered: nothing else may count on the units.
    long going = 0;
    List<Regret> regrets = new ArrayList<>();
    List<CommandDocument> running = task.documents.runningAssignments(state.sku);
    for (CommandDocument command : running) {
      going += command.cancelRequested() ? command.status().outstanding() : 0;
    }
    List<CommandDocument> next =
        running.stream()
            .filter(command -> command.commandId().compareTo(after) > 0)
            .filter(command -> elsewhere.mayChange(state, command))
            .limit(most + 1L)
            .toList();
    List<CommandDocument> now = next.subList(0, Math.min(most, next.size()));
    linesLeft -= now.size();
    for (CommandDocument command : now) {
      double saved = elsewhere.saved(state, command, going);
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
    return next.size() > most ? Optional.of(now.get(most - 1).commandId()) : Optional.empty();
  }
}

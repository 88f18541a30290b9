package org.echelon.processor.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.codec.AlertCode;
import org.echelon.inventory.Booking;
import org.echelon.inventory.NodeStock;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.processor.plan.AlertBook.Condition;

/**
 * Watches what people should know: what a fact said is told for a day, what a SKU's stock shows is
 * told while it shows it. The stock of a SKU is looked at when it changed, at the tick.
 */
final class AlertStep {
  private static final long HOUR = 3_600_000L;

  /** What a fact tells once; the other alerts of the ledger are read from the stock. */
  private static final Set<String> TOLD_BY_FACTS =
      Set.of(
          AlertCode.ORDER_BELOW_SHIPPED.name(),
          AlertCode.OVER_SHIPPED.name(),
          AlertCode.OVER_RECEIVED.name(),
          AlertCode.SHIPPED_AFTER_CANCEL.name(),
          AlertCode.ACK_AFTER_EXPIRY.name());

  private final PlanTask task;
  private final AlertBook book;
  private final CommandWatch commands;
  private final SharedWatch shared;
  private final RefusalWatch refusals;
  private final CappedLanes capped;

  AlertStep(PlanTask task, SkuGuard guard, CappedLanes capped) {
    this.task = task;
    this.book = new AlertBook(task);
    this.commands = new CommandWatch(task, guard, book);
    this.shared = new SharedWatch(task, book);
    this.refusals = new RefusalWatch(task, book);
    this.capped = capped;
  }

  /** A fact has been booked. */
  void heard(SkuState state, Booking booking) {
    for (var alert : booking.alerts()) {
      if (TOLD_BY_FACTS.contains(alert.code())) {
        String text = state.sku + ": " + alert.text();
        book.raiseForADay(new Condition(AlertCode.valueOf(alert.code()), alert.scope(), 0, text));
      }
    }
  }

  /** A record is done: commands that it changed are watched or released from the watch. */
  void watch() {
    commands.watch();
  }

  /** Time has come to look at a command. */
  void due(SkuState state, String commandId) {
    commands.due(state, commandId);
  }

  /** Looks at what changed since the last tick, and tells what is due. */
  void tick() {
    if (task.epochs.ready()) {
      task.skus.due.positions.inOrder().forEach(this::look);
    }
    if (task.partition == 0) {
      shared.look();
    }
    refusals.look();
    capped.look(book);
    book.tick();
  }

  private void look(SkuState state) {
    String sku = "sku:" + state.sku;
    lookAtNodes(state, sku);
    if (state.stock.frozen()) {
      long units = state.stock.unbalancedUnits();
      String text =
          units == 0
              ? state.sku + " is frozen by a fault"
              : state.sku + " is frozen: " + units + " units are unbalanced";
      book.raise(new Condition(AlertCode.INVARIANT_BROKEN, sku, units, text));
    } else if (!book.isEmpty()) {
      book.clear(AlertCode.INVARIANT_BROKEN + "/" + sku);
    }
    if (!state.item.isPresent() && state.stock.sequence() > 0) {
      String text = "facts came of " + state.sku + ", but no item";
      book.raiseAfter(new Condition(AlertCode.ITEM_MISSING, sku, 0, text), HOUR);
    } else if (!book.isEmpty()) {
      book.clear(AlertCode.ITEM_MISSING + "/" + sku);
    }
  }

  private void lookAtNodes(SkuState state, String sku) {
    Network network = task.epochs.current().network();
    Set<String> holding = new TreeSet<>();
    for (int n = 0; n < state.stock.nodeBound(); n++) {
      NodeStock stock = state.stock.at(n);
      if (network.has(n) && stock.onHand() < 0) {
        holding.add(raise(AlertCode.OVERSOLD, sku, network.node(n), -stock.onHand()));
      }
      if (network.has(n) && stock.missing() > 0) {
        holding.add(raise(AlertCode.COUNT_REQUESTED, sku, network.node(n), stock.missing()));
      }
    }
    if (!book.isEmpty()) {
      for (AlertCode code : List.of(AlertCode.OVERSOLD, AlertCode.COUNT_REQUESTED)) {
        book.idsFrom(code + "/" + sku + "@").stream()
            .filter(id -> !holding.contains(id))
            .forEach(book::clear);
      }
    }
  }

  private String raise(AlertCode code, String sku, Node node, long units) {
    String what =
        code == AlertCode.OVERSOLD
            ? " units promised beyond stock"
            : " units not found by a picker";
    Condition condition =
        new Condition(code, sku + "@" + node.id(), units, units + what + " at " + node.id());
    book.raise(condition);
    return condition.id();
  }
}

package org.echelon.processor.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.echelon.inventory.Booking;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.DocumentKey;

/**
 * Asks warehouses and vendors to stop running commands. A request that a freeze holds back is kept
 * and sent once it is lifted, if the command still runs then.
 */
final class Cancellations {
  private static final String HELD = "cancel/";
  private static final String OPERATOR = "OPERATOR_UNITS";

  private final PlanTask task;
  private final CommandCopies copies;

  Cancellations(PlanTask task) {
    this.task = task;
    this.copies = new CommandCopies(task);
  }

  /** Sends or holds back the requests of a booking. */
  void request(SkuState state, List<String> commandIds) {
    request(state, commandIds, "");
  }

  private void request(SkuState state, List<String> commandIds, String why) {
    for (String commandId : commandIds) {
      if (!settled(state, commandId, why)) {
        task.meta.bytes(HELD + state.sku + "/" + commandId, why.getBytes(UTF_8));
      }
    }
  }

  /** Sends what was held back and may leave now. */
  void sendHeld() {
    task.meta.each(
        HELD,
        (key, why) -> {
          String[] parts = key.split("/", -1);
          if (settled(task.sku(parts[1]), parts[2], new String(why, UTF_8))) {
            task.meta.remove(key);
          }
        });
  }

  /** Whether a command of a SKU is known. */
  boolean knows(SkuState state, String commandId) {
    return known(state, commandId).isPresent();
  }

  /** A person wants a command stopped; nothing happens to one that has ended. */
  void cancel(SkuState state, String commandId) {
    cancel(state, commandId, OPERATOR);
  }

  /** Stops a command for a reason; nothing happens to one that has ended. */
  void cancel(SkuState state, String commandId, String why) {
    if (known(state, commandId).filter(command -> !command.closed()).isPresent()) {
      Booking booking = task.ledger.cancel(state.stock, task.documents, commandId, task.now);
      task.skus.saveStock(state);
      request(state, booking.cancelWanted(), why);
    }
  }

  /**
   * Says the last word on a command once more, for a reader that lost it; one that has it ignores
   * it. Nothing leaves while it is frozen.
   */
  void resend(SkuState state, String commandId) {
    known(state, commandId)
        .filter(command -> !command.closed() && !frozen(state, command.terms()))
        .ifPresent(
            command ->
                copies.send(
                    state,
                    command.terms(),
                    command.cancelRequested()
                        ? CommandCopies.Form.cancel(reason(command.terms(), OPERATOR))
                        : CommandCopies.Form.issue()));
  }

  /** Sends a request unless it must wait; there is nothing to send for a command that has ended. */
  private boolean settled(SkuState state, String commandId, String why) {
    Optional<CommandDocument> document =
        known(state, commandId).filter(CommandDocument::cancelRequested);
    if (document.isEmpty()) {
      return true;
    }
    CommandTerms terms = document.get().terms();
    if (frozen(state, terms)) {
      return false;
    }
    copies.send(state, terms, CommandCopies.Form.cancel(reason(terms, why)));
    return true;
  }

  private boolean frozen(SkuState state, CommandTerms terms) {
    return state.stock.frozen()
        || task.controls.frozen(task.network(), terms.from(), state.sku, task.now);
  }

  private Optional<CommandDocument> known(SkuState state, String commandId) {
    return Optional.ofNullable(task.documents.get(state.sku, DocumentKey.command(commandId)))
        .map(CommandDocument.class::cast)
        .filter(CommandDocument::known);
  }

  private static String reason(CommandTerms terms, String why) {
    if (!why.isEmpty()) {
      return why;
    }
    return terms.kind() == CommandKind.ASSIGNMENT ? "CUSTOMER_CANCELLED" : "MISSED_CUTOFF";
  }
}

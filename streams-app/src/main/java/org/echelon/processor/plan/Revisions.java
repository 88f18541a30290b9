package org.echelon.processor.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.demand.DemandProfile;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.Document;
import org.echelon.inventory.DocumentKey;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LaneMode;
import org.echelon.valuation.Incumbent;

/**
 * Takes transfers and purchases back that a new price has made worthless, as long as their source
 * has not said a word and their departure has not left. A command is cancelled as a whole; what of
 * it is still worth having is wanted again once the source has cancelled it.
 *
 * <pre>
 * cancel if   m(first unit) &lt; 0   and   - sum of m over its units &gt; {@link Incumbent#LEAST_FALL} rate
 * </pre>
 *
 * <p>with m the margins on top of what the destination orders by without the command and without
 * those released after it, and rate the units a day that the SKU is asked for. The first part says
 * that nothing of it would be ordered now: units that only fill up a pack or an order have never
 * been worth it and do not count. The second is the calm rule of plans.
 *
 * <p>SKUs with such commands are looked at in order of id, so many at each tick after a price and
 * each brought up to the price first; so what is cancelled, and when, follows from the log alone,
 * and no tick takes longer the more SKUs there are. Lanes that are not on AUTO, or halted, SKUs
 * whose supply people fixed and moves sideways are left alone.
 *
 * <pre>
 * revise/price    the version of prices that is or was looked at
 * revise/after    the SKU looked at last, gone once all have been
 * </pre>
 */
final class Revisions {
  /** Why a command is taken back. */
  static final String REASON = "NEXT_UNIT_NOT_WORTH";

  /** About a tenth of a second where each plan must be made anew. */
  static final int SKUS_A_TICK = 200;

  private static final String PRICE = "revise/price";
  private static final String AFTER = "revise/after";

  /** Ids of purchases and transfers come after those of assignments. */
  private static final String FIRST_ID = "P-";

  private static final Comparator<CommandTerms> NEWEST_FIRST =
      Comparator.comparingLong((CommandTerms terms) -> terms.timing().issuedAt())
          .thenComparingLong(CommandTerms::firstUnit)
          .thenComparing(CommandTerms::commandId)
          .reversed();

  private final PlanTask task;
  private final SkuGuard guard;
  private final ValueStep value;
  private final WantStep wants;
  private final Cancellations cancellations;

  Revisions(
      PlanTask task, SkuGuard guard, ValueStep value, WantStep wants, Cancellations cancellations) {
    this.task = task;
    this.guard = guard;
    this.value = value;
    this.wants = wants;
    this.cancellations = cancellations;
  }

  /** Looks at the next SKUs, if there is a price they have not been looked at for. */
  void tick() {
    if (!task.epochs.ready()) {
      return;
    }
    long version = task.epochs.priceVersion();
    if (version != task.meta.numberOr(PRICE, 0)) {
      task.meta.number(PRICE, version);
      lookBeyond("");
    } else {
      task.meta.bytes(AFTER).ifPresent(after -> lookBeyond(new String(after, UTF_8)));
    }
  }

  /** Only what has such commands counts, so a task that has just started goes on alike. */
  private void lookBeyond(String after) {
    int left = SKUS_A_TICK;
    for (SkuState state : task.skus.due.commands.inOrder()) {
      if (state.sku.compareTo(after) > 0) {
        List<CommandDocument> silent = guard.run(state, () -> silent(state), List.of());
        if (silent.isEmpty()) {
          task.skus.due.commands.remove(state);
        } else if (left-- == 0) {
          return;
        } else {
          guard.run(state, () -> look(state, silent));
          task.meta.bytes(AFTER, state.sku.getBytes(UTF_8));
        }
      }
    }
    task.meta.remove(AFTER);
  }

  private void look(SkuState state, List<CommandDocument> silent) {
    value.bringUp(state);
    if (!state.plan.isPresent() || state.stock.frozen() || overridden(state)) {
      return;
    }
    DemandProfile demand = state.demand(task.network(), task.epochs.current().week());
    double calm = demand == null ? 0 : Incumbent.LEAST_FALL * demand.totalRate();
    long[] later = new long[task.network().nodeSpan()];
    List<CommandTerms> newestFirst = new ArrayList<>();
    for (CommandDocument command : silent) {
      if (command.cancelRequested()) {
        later[command.terms().to()] += command.terms().units();
      } else {
        newestFirst.add(command.terms());
      }
    }
    newestFirst.sort(NEWEST_FIRST);
    for (CommandTerms terms : newestFirst) {
      int to = terms.to();
      later[to] += terms.units();
      if (!mayEnd(state, terms) || !wants.worthless(state, to, later[to], terms.units(), calm)) {
        // What stays is there for those released before it.
        later[to] -= terms.units();
      } else {
        cancellations.cancel(state, terms.commandId(), REASON);
      }
    }
  }

  /** Commands that run and of which no word has come. */
  private List<CommandDocument> silent(SkuState state) {
    List<CommandDocument> silent = new ArrayList<>();
    for (Document document : task.documents.from(state.sku, DocumentKey.Kind.COMMAND, FIRST_ID)) {
      if (document instanceof CommandDocument command
          && command.known()
          && command.terms().kind() != CommandKind.ASSIGNMENT
          && command.acks().isEmpty()
          && !command.closed()
          && !command.expiryPassed()) {
        silent.add(command);
      }
    }
    return silent;
  }

  private boolean mayEnd(SkuState state, CommandTerms terms) {
    Lane lane = task.network().lane(terms.lane()).orElse(null);
    return lane != null
        && lane.kind() != LaneKind.LATERAL
        && terms.timing().departureAt() > task.now
        && task.controls.mode(task.network(), lane, state.sku, task.now) == LaneMode.AUTO
        && !task.controls.stopped(task.network(), lane, state.sku, task.now);
  }

  private boolean overridden(SkuState state) {
    return task.controls.anyOverride() && task.controls.overridden().contains(state.sku);
  }
}

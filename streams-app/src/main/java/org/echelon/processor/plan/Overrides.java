package org.echelon.processor.plan;

import java.util.List;
import java.util.Optional;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.planning.FixedLevel;
import org.echelon.planning.Margins;
import org.echelon.planning.Need;
import org.echelon.planning.StockLevels;
import org.echelon.planning.Want;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.SkuPlan;

/**
 * What people fix about the supply of a SKU at a node. SET_LEVEL: its order-up-to level, in whole
 * packs below it. SET_QUANTITY: what it takes once, with its next command or, where that is cut,
 * with the ones after it. BLOCK: nothing goes there. Fixed units rank by their value, at least
 * barely above nothing.
 */
final class Overrides {
  private static final String REVISION = "quantity/";
  private static final String TAKEN = "quantity-taken/";

  private final PlanTask task;

  Overrides(PlanTask task) {
    this.task = task;
  }

  /** What a SKU needs, with what people fixed in the place of what its plan says. */
  Need need(SkuState state, Network network, StockLevels stock) {
    long[] levels = state.targets(network.nodeSpan());
    boolean[] fixed = new boolean[levels.length];
    boolean any = false;
    for (Node node : network.nodes()) {
      int n = node.ordinal();
      Optional<Control> control = of(state, node);
      if (control.isPresent()) {
        levels[n] = level(state, node, control.get(), stock);
        fixed[n] = true;
        any = true;
      }
    }
    SkuPlan plan = state.plan();
    Margins planned = plan::marginNext;
    Margins margins = any ? fixed(planned, levels, fixed) : planned;
    Margins values = (node, position) -> plan.stockValue(node, position + 1);
    NetworkTerms terms = task.epochs.current().terms();
    return new Need(
        levels,
        margins,
        values,
        plan::demandRatePerDay,
        node -> terms.turn(node, state.terms()).protectionDays(),
        node -> fixed[node]);
  }

  /** Order-up-to levels as people should see them. */
  long[] levels(SkuState state, Network network) {
    long[] levels = state.targets(network.nodeSpan());
    for (Node node : network.nodes()) {
      of(state, node)
          .filter(control -> control.getAction() == ControlAction.SET_LEVEL)
          .ifPresent(
              control ->
                  levels[node.ordinal()] =
                      mayStock(state, node)
                          ? Required.of("levelUnits", control.getLevelUnits())
                          : 0);
    }
    return levels;
  }

  /** Codes of what people fixed at the destination of a command. */
  List<String> reasons(SkuState state, Node node) {
    return of(state, node)
        .map(
            control ->
                switch (control.getAction()) {
                  case SET_LEVEL -> List.of("OPERATOR_LEVEL");
                  case SET_QUANTITY -> List.of("OPERATOR_UNITS");
                  default -> List.<String>of();
                })
        .orElse(List.of());
  }

  /** Whether people let nothing go to a node. */
  boolean blocked(SkuState state, Node node) {
    return of(state, node).filter(c -> c.getAction() == ControlAction.BLOCK).isPresent();
  }

  /**
   * A command to a node was written: of a quantity that was fixed for it so much has been used.
   * What is less than a command can carry is not worth waiting for.
   */
  void commanded(SkuState state, Node node, Want want, long units) {
    of(state, node)
        .filter(control -> control.getAction() == ControlAction.SET_QUANTITY)
        .ifPresent(
            control -> {
              long left = left(control) - units;
              long taken =
                  Required.of("units", control.getUnits()) - (left < want.leastUnits() ? 0 : left);
              task.meta.number(REVISION + control.getControlId(), control.getRevision());
              task.meta.number(TAKEN + control.getControlId(), taken);
            });
  }

  private Optional<Control> of(SkuState state, Node node) {
    return task.controls.anyOverride()
        ? task.controls.override(state.sku, node.id(), task.now, this::unused)
        : Optional.empty();
  }

  private boolean unused(Control control) {
    return control.getAction() != ControlAction.SET_QUANTITY || left(control) > 0;
  }

  /** Units of a fixed quantity that no command has taken yet. */
  private long left(Control control) {
    String id = control.getControlId();
    boolean begun = task.meta.numberOr(REVISION + id, 0) >= control.getRevision();
    return Required.of("units", control.getUnits())
        - (begun ? task.meta.numberOr(TAKEN + id, 0) : 0);
  }

  private long level(SkuState state, Node node, Control control, StockLevels stock) {
    if (!mayStock(state, node)) {
      return 0;
    }
    return switch (control.getAction()) {
      case SET_LEVEL -> Required.of("levelUnits", control.getLevelUnits());
      case SET_QUANTITY -> stock.position()[node.ordinal()] + left(control);
      default -> 0;
    };
  }

  private static boolean mayStock(SkuState state, Node node) {
    return state.terms != null && state.terms.mayStock(node.ordinal());
  }

  private static Margins fixed(Margins planned, long[] levels, boolean[] fixed) {
    return (node, position) -> {
      if (!fixed[node]) {
        return planned.next(node, position);
      }
      return FixedLevel.margin(planned.next(node, position), position, levels[node]);
    };
  }
}

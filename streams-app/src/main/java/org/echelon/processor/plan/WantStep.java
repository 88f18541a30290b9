package org.echelon.processor.plan;

import java.util.List;
import org.echelon.network.LaneMode;
import org.echelon.network.Network;
import org.echelon.planning.StockLevels;
import org.echelon.planning.Want;

/** What a SKU wants now, at its present plan and stock. */
final class WantStep {
  private final PlanTask task;
  private final ValueStep value;
  private final Overrides overrides;

  WantStep(PlanTask task, ValueStep value) {
    this.overrides = new Overrides(task);
    this.task = task;
    this.value = value;
  }

  /** All wants of a SKU, whoever may stop them. */
  List<Want> of(SkuState state) {
    value.bringUp(state);
    if (state.plan == null || state.item == null) {
      return List.of();
    }
    if (state.wantsOf != state.plan || state.wantsAt != state.stock.sequence()) {
      Epoch epoch = task.epochs.current();
      int span = epoch.network().nodeSpan();
      StockLevels stock = state.levels(span);
      state.wants =
          epoch
              .wants()
              .of(
                  stock,
                  overrides.need(state, epoch.network(), stock),
                  state.supply(epoch.network()));
      state.wantsOf = state.plan;
      state.wantsAt = state.stock.sequence();
    }
    return state.wants;
  }

  /** Whether a want may become a command now, or only a decision. */
  boolean mayMove(SkuState state, Want want) {
    Network network = task.epochs.current().network();
    return !state.stock.frozen()
        && !task.controls.stopped(network, want.lane(), state.sku, task.now);
  }

  /** How far a want goes by itself. */
  LaneMode mode(SkuState state, Want want) {
    Network network = task.epochs.current().network();
    return task.controls.mode(network, want.lane(), state.sku, task.now);
  }

  /** Order-up-to levels by node, with those that people fixed. */
  long[] levels(SkuState state) {
    return overrides.levels(state, task.network());
  }

  /** Whether people let nothing of a SKU go over a lane. */
  boolean blocked(SkuState state, String lane) {
    Network network = task.network();
    return network
        .lane(lane)
        .filter(known -> overrides.blocked(state, network.node(known.to())))
        .isPresent();
  }

  /** Codes of what people fixed about a want. */
  List<String> fixedBy(SkuState state, Want want) {
    return overrides.reasons(state, task.network().node(want.lane().to()));
  }

  /** A want has become a command. */
  void commanded(SkuState state, Want want, long units) {
    overrides.commanded(state, task.network().node(want.lane().to()), want, units);
    state.wantsOf = null;
  }
}

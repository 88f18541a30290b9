package org.echelon.processor.plan;

import java.util.List;
import org.echelon.codec.ItemMapping;
import org.echelon.network.LaneMode;
import org.echelon.network.Network;
import org.echelon.planning.Need;
import org.echelon.planning.Want;

/** What a SKU wants now, at its present plan and stock. */
final class WantStep {
  private final PlanTask task;
  private final ValueStep value;

  WantStep(PlanTask task, ValueStep value) {
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
      state.wants =
          epoch
              .wants()
              .of(
                  state.levels(span),
                  new Need(
                      state.targets(span),
                      state.plan::marginNext,
                      node -> state.plan.demandRatePerDay(node)),
                  ItemMapping.supply(state.item, epoch.network()));
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
}

package org.echelon.processor.plan;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.echelon.codec.ItemMapping;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LaneMode;
import org.echelon.network.Network;
import org.echelon.planning.DirectWant;
import org.echelon.planning.OrderPoint;
import org.echelon.planning.Step;
import org.echelon.planning.StockLevels;
import org.echelon.planning.Want;
import org.echelon.valuation.Incumbent;
import org.echelon.valuation.SkuPlan;

/** What a SKU wants now, at its present plan and stock. */
final class WantStep {
  /** What it is worth to ask once more, currency a day for each unit a day that is asked for. */
  private static final double LARGE_GAIN = 10 * Incumbent.LEAST_FALL;

  private final PlanTask task;
  private final ValueStep value;
  private final Overrides overrides;
  private final CarryingLanes carrying;

  WantStep(PlanTask task, ValueStep value) {
    this.overrides = new Overrides(task);
    this.carrying = new CarryingLanes(task);
    this.task = task;
    this.value = value;
  }

  /** All wants of a SKU, whoever may stop them. */
  List<Want> of(SkuState state) {
    value.bringUp(state);
    SkuPlan plan = state.plan.get();
    if (plan == null || !state.item.isPresent()) {
      return List.of();
    }
    if (state.wantsOf != plan || state.wantsAt != state.stock.sequence()) {
      Epoch epoch = task.epochs.current();
      int span = epoch.network().nodeSpan();
      StockLevels stock = state.levels(span);
      state.wants =
          epoch
              .wants()
              .of(
                  stock,
                  overrides.need(state, epoch.network(), stock),
                  state.supply(epoch.network()),
                  carrying.of(state.sku));
      state.wantsOf = plan;
      state.wantsAt = state.stock.sequence();
    }
    return state.wants;
  }

  /**
   * What of the wants of a SKU could come over direct lanes instead. A person who is asked about
   * one of the lanes is not passed over, so all of them must go by themselves.
   */
  List<DirectWant> direct(SkuState state) {
    List<Want> usual = of(state);
    if (usual.isEmpty() || state.stock.frozen()) {
      return List.of();
    }
    Epoch epoch = task.epochs.current();
    Network network = epoch.network();
    return epoch
        .wants()
        .direct(
            state.levels(network.nodeSpan()),
            usual,
            state.supply(network),
            ItemMapping.unitKg(state.item()),
            epoch.prices()::flow,
            lane ->
                task.controls.mode(network, lane, state.sku, task.now) == LaneMode.AUTO
                    && !task.controls.stopped(network, lane, state.sku, task.now));
  }

  /**
   * What one more unit is worth at each node, on top of the position that the node orders by: the
   * margin that decides. Where a node fills others that position lacks what they lack, and a unit
   * is worth at least what it is to one of them that waits for it.
   */
  IntToDoubleFunction marginNext(SkuState state) {
    if (!state.plan.isPresent()) {
      return node -> 0;
    }
    OrderPoint point = orderPoint(state);
    return node -> margin(state, point, node, point.stock().position()[node]);
  }

  /**
   * What units over a lane are worth at the margins that decide, on top of what its ends order by;
   * currency per day. What is moved sideways is lost where it leaves. O(units).
   */
  double worthPerDay(SkuState state, Lane lane, long units) {
    OrderPoint point = orderPoint(state);
    long to = point.stock().position()[lane.to()];
    long from = point.stock().position()[lane.from()];
    double worth = 0;
    for (long i = 0; i < units; i++) {
      worth += margin(state, point, lane.to(), to + i);
      if (lane.kind() == LaneKind.LATERAL) {
        worth -= state.plan().marginAt(lane.from(), from - i);
      }
    }
    return worth;
  }

  /**
   * Whether units on their way to a node are worth nothing: the first of them has a margin below 0,
   * and without them holding costs less by more than an amount. O(units).
   *
   * @param top so many units of the position, the last of it, are not counted
   * @param units the first so many of these are looked at
   * @param calm currency per day
   */
  boolean worthless(SkuState state, int node, long top, long units, double calm) {
    OrderPoint point = orderPoint(state);
    long from = point.stock().position()[node] - top;
    if (margin(state, point, node, from) >= 0) {
      return false;
    }
    double worth = 0;
    for (long i = 0; i < units; i++) {
      worth += margin(state, point, node, from + i);
    }
    return -worth > calm;
  }

  private OrderPoint orderPoint(SkuState state) {
    Epoch epoch = task.epochs.current();
    StockLevels stock = state.levels(epoch.network().nodeSpan());
    return epoch
        .wants()
        .orderPoint(stock, overrides.need(state, epoch.network(), stock), carrying.of(state.sku));
  }

  private static double margin(SkuState state, OrderPoint point, int node, long position) {
    double margin = point.margins().next(node, position);
    // Where people let no more come, a unit is still worth what the plan says.
    return Double.isFinite(margin) ? margin : state.plan().marginNext(node, position);
  }

  /** Whether a want is worth a departure that has been asked for already. */
  boolean gainsMuch(SkuState state, Want want) {
    Epoch epoch = task.epochs.current();
    DemandProfile demand = state.demand(epoch.network(), epoch.week());
    double worth = 0;
    for (Step step : want.steps()) {
      worth += step.marginPerUnitDay() * step.units();
    }
    return demand != null && worth > LARGE_GAIN * demand.totalRate();
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

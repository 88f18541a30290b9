package org.echelon.processor.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.echelon.codec.LogKind;
import org.echelon.planning.Want;
import org.echelon.valuation.SkuPlanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans of another planner for the SKUs of a task, beside those that rule, and what they would
 * want. Stock, reference data, network, prices, time and what people ordered are those of the task;
 * nothing here changes them. Every plan goes through the same epochs and is made anew by the same
 * causes as the ruling one, so the same planner comes to the same plans.
 */
final class SecondPlans {
  private static final Logger LOG = LoggerFactory.getLogger(SecondPlans.class);

  private final PlanTask task;
  private final boolean plansAsLive;
  private final ValueStep value;
  private final WantStep wants;
  private final Map<String, SkuState> twins = new HashMap<>();
  private final Set<String> frozen = new HashSet<>();
  private long epoch = -1;
  private long rethought;
  private boolean failed;

  SecondPlans(PlanTask task, SkuGuard guard, SkuPlanner planner, boolean plansAsLive) {
    this.task = task;
    this.plansAsLive = plansAsLive;
    // Not kept in a store: after a restart they begin again from those that rule.
    this.value = new ValueStep(task, planner, twin -> {});
    this.wants = new WantStep(task, value);
  }

  /** Follows what the task has just done with a record of a kind. */
  void follow(LogKind kind, String key) {
    if (!task.epochs.ready()) {
      return;
    }
    switch (kind) {
      case ASK, GRANT, NODE_LOAD -> {}
      case TICK, NETWORK, PRICE, CONTROL -> followAll(kind);
      default -> follow(task.sku(key));
    }
  }

  /** What a SKU would want now. */
  List<Want> wants(SkuState live) {
    return wants.of(twin(live));
  }

  /** The level that a SKU would have at a node. */
  long level(SkuState live, int node) {
    long[] levels = wants.levels(twin(live));
    return node < levels.length ? levels[node] : 0;
  }

  /** What one more unit would be worth at each node. */
  IntToDoubleFunction marginNext(SkuState live) {
    return wants.marginNext(twin(live));
  }

  private void followAll(LogKind kind) {
    // The epochs before are forgotten as soon as the ruling plans are up to date.
    if (epoch != task.epochs.current().no()) {
      epoch = task.epochs.current().no();
      twins.values().forEach(twin -> attempt(twin, () -> value.bringUp(twin)));
    }
    boolean rethink = kind == LogKind.CONTROL || rethought != task.rethought;
    rethought = task.rethought;
    for (SkuState live : task.skus.all()) {
      follow(live);
      if (rethink) {
        twin(live).wantsOf = null;
      }
    }
  }

  /** Takes over what has changed of a SKU. */
  private void follow(SkuState live) {
    SkuState twin = twin(live);
    if (live.stock.frozen()) {
      frozen.add(live.sku);
    } else if (frozen.remove(live.sku)) {
      // As with the ruling plan, which was not brought along meanwhile.
      forget(twin);
      read(twin, live);
      attempt(twin, () -> value.replan(twin));
    } else if (twin.item.get() != live.item.get()
        || twin.forecast.get() != live.forecast.get()
        || twin.estimate != live.estimate) {
      read(twin, live);
      attempt(twin, () -> value.replan(twin));
    }
  }

  private SkuState twin(SkuState live) {
    SkuState twin = twins.get(live.sku);
    if (twin == null) {
      twin = begin(live);
    }
    // A fault replaces the stock of a SKU by that of the store.
    twin.stock = live.stock;
    return twin;
  }

  private SkuState begin(SkuState live) {
    SkuState twin = new SkuState(live.sku);
    twins.put(live.sku, twin);
    twin.stock = live.stock;
    twin.plan.set(live.plan.get());
    twin.epoch = live.epoch;
    twin.plannedOn = live.plannedOn;
    twin.regions = live.regions;
    read(twin, live);
    if (!plansAsLive) {
      attempt(twin, () -> value.replan(twin));
    }
    return twin;
  }

  private void forget(SkuState twin) {
    twin.plan.set(null);
    twin.regions = RegionPlans.at(task.epochs.current().regions());
    twin.epoch = task.epochs.current().no();
  }

  private static void read(SkuState twin, SkuState live) {
    twin.item.set(live.item.get());
    twin.forecast.set(live.forecast.get());
    twin.estimate = live.estimate;
    twin.terms = null;
  }

  /** A planner that fails has no plan for that SKU; what rules is not concerned. */
  private void attempt(SkuState twin, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      // One trace is enough: a planner that fails does so for many SKUs and each price.
      LOG.error("the lab has no plan for {}: {}", twin.sku, fault, failed ? null : fault);
      failed = true;
      forget(twin);
    }
  }
}

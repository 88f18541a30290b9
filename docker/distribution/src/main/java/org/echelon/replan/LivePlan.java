package org.echelon.replan;

import java.util.Locale;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.price.PriceVector;
import org.echelon.processor.plan.PlanCore;
import org.echelon.processor.plan.Table;
import org.echelon.processor.plan.Tables;
import org.echelon.processor.plan.Unheard;
import org.echelon.simulation.MemoryTable;
import org.echelon.state.Refreshed;
import org.echelon.system.Tick;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;

/** The one task of Plan that a world has, as it runs live, with its plans in a given store. */
final class LivePlan {
  private final ReplanWorld world;
  private final PlanCore core;
  private long offset;

  /** Plans all items at the first prices. */
  LivePlan(ReplanWorld world, Table plans, SkuPlanner planner) {
    this.world = world;
    Tables tables =
        new Tables(
            new MemoryTable(), new MemoryTable(), plans, new MemoryTable(), new MemoryTable());
    core = new PlanCore(0, 1, 0, tables, new Unheard(), planner, true);
    String shared = world.network.getNetworkId();
    take(shared, LogKind.NETWORK, world.network);
    take(shared, LogKind.TICK, new Tick(shared, 1L, ReplanWorld.START));
    adopt(world.prices.still(1));
    for (int i = 0; i < world.items.size(); i++) {
      String sku = world.items.get(i).getSku();
      take(sku, LogKind.ITEM, world.items.get(i));
      take(sku, LogKind.FORECAST, world.forecasts.get(i));
    }
  }

  /** Adopts prices and brings every plan up to them. */
  Refreshed follow(PriceVector prices) {
    adopt(prices);
    return core.bringUp();
  }

  /** The plan of the item of that number. */
  SkuPlan plan(int item) {
    String sku = world.items.get(item).getSku();
    SkuPlan plan = core.plan(sku);
    if (plan == null) {
      throw new IllegalStateException(sku + " has no plan");
    }
    return plan;
  }

  private void adopt(PriceVector prices) {
    take(prices.getNetworkId(), LogKind.PRICE, prices);
  }

  private void take(String key, LogKind kind, SpecificRecordBase body) {
    Origin origin = new Origin(kind.name().toLowerCase(Locale.ROOT), 0, offset);
    core.accept(key, new LogRecord(kind, origin, body), offset++);
  }
}

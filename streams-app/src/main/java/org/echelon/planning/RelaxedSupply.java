package org.echelon.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * A supply in which any unit moves alone and is bought at the least cost that some quantity gives.
 * Every plan can be carried out in it at no more cost, so its best value bounds that of all plans.
 */
final class RelaxedSupply {
  private RelaxedSupply() {}

  /** No plan gains more, currency. */
  static double bound(SkuSupply supply) {
    return solved(supply).gained();
  }

  /** Units bought by node in a best relaxed plan. */
  static long[] totals(SkuSupply supply) {
    long[] units = solved(supply).units();
    long[] totals = new long[supply.stock().position().length];
    int a = supply.transfers().size() + totals.length;
    for (BuyArc arc : supply.buys()) {
      if (arc.takesOrders()) {
        totals[arc.to()] += units[a++];
      }
    }
    return totals;
  }

  private static ConcaveFlow solved(SkuSupply supply) {
    List<ConcaveFlow.Plain> arcs = new ArrayList<>();
    for (BuyArc arc : supply.buys()) {
      if (arc.takesOrders()) {
        arcs.add(new ConcaveFlow.Plain(arc.to(), arc.leastCostPerUnit()));
      }
    }
    ConcaveFlow relaxed =
        new ConcaveFlow(supply.stock(), supply.margins(), 1, supply.transfers(), arcs);
    relaxed.optimise();
    return relaxed;
  }
}

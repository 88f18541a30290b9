package org.echelon.replan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.echelon.codec.ForecastMapping;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.PlanCodec;
import org.echelon.demand.DemandProfile;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.echelon.valuation.SkuValuation;

/**
 * Plans of items at new prices, without the live code around them. What an item is and what is
 * expected of it stand ready, which flatters whoever is measured with this.
 */
final class FullPlan {
  /** Epoch and week before the bytes of a plan in the store. */
  private static final int BEFORE_PLAN = 16;

  private final NetworkTerms terms;
  private final List<ItemTerms> items = new ArrayList<>();
  private final List<DemandProfile> demand = new ArrayList<>();
  private final SkuPlanner planner = new SkuValuation();

  FullPlan(ReplanWorld world) {
    terms = NetworkTerms.of(world.core);
    for (int i = 0; i < world.items.size(); i++) {
      items.add(ItemMapping.terms(world.items.get(i), world.core));
      demand.add(ForecastMapping.profile(world.forecasts.get(i), world.core, MovingPrices.week()));
    }
  }

  /** A plan as the store holds it. */
  static SkuPlan decode(byte[] stored) {
    return PlanCodec.decode(Arrays.copyOfRange(stored, BEFORE_PLAN, stored.length));
  }

  /** Plans an item whether or not anything changed for it. */
  SkuPlan anew(int item, SkuPlan former, PriceView prices) {
    return planner.plan(terms, items.get(item), demand.get(item), prices, former);
  }

  /** Plans an item where the skip test does not rule out a change. */
  SkuPlan unlessSkipped(int item, SkuPlan former, PriceView prices) {
    return former.unaffectedBy(prices)
        ? former.advancedTo(prices.version())
        : anew(item, former, prices);
  }

  /**
   * Whether a plan read back from its bytes is left alone, by the definition: where only storage
   * prices move, if all ladders valued anew want the same levels; where flow prices move, if its
   * rooms prove it, see {@link #lastSweep}.
   */
  boolean leftAlone(SkuPlan former, PriceView prices) {
    return sameFlow(former, prices)
        ? revalued(former, prices).sameLevels(former)
        : former.unaffectedBy(prices);
  }

  /**
   * The levels that the last planning of an item finds at other prices: from the plan that it began
   * with, so with the same availabilities. What is left alone must have these levels.
   *
   * @param start the plan that the last one was made from
   */
  SkuPlan lastSweep(int item, SkuPlan start, PriceView prices) {
    return planner.planAnew(terms, items.get(item), demand.get(item), prices, start);
  }

  private static boolean sameFlow(SkuPlan plan, PriceView prices) {
    BitSet read = plan.basis().flowRead();
    return read.stream().allMatch(n -> plan.basis().flowPerUnit()[n] == prices.flow(n));
  }

  /** The same ladders at other prices. */
  private static SkuPlan revalued(SkuPlan plan, PriceView prices) {
    SkuPlan.Basis was = plan.basis();
    double[] flow = Arrays.copyOf(prices.flowPerUnit(), plan.span());
    double[] storage = Arrays.copyOf(prices.storagePerCubeDay(), plan.span());
    NodeLadder[] ladders = new NodeLadder[plan.span()];
    Arrays.setAll(ladders, plan::ladder);
    SkuPlan.Basis basis =
        new SkuPlan.Basis(
            was.unitCube(),
            was.availability(),
            was.holdingPerUnitDay(),
            flow,
            storage,
            was.flowRead());
    return new SkuPlan(plan.sku(), plan.versions(), basis, ladders);
  }
}

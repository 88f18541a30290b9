package org.echelon.producers.regions;

import java.util.List;
import org.echelon.network.Network;
import org.echelon.planning.regions.SkuClass;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.FrozenModelBuilder;
import org.echelon.pricing.PriceGuard;
import org.echelon.pricing.PricedModel;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.PricingRun;
import org.echelon.pricing.Resources;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;

/**
 * Prices of a network's rooms and flows for items that are planned at them: versions one after the
 * other as the live job makes them, each from the plans at the one before. They settle near, not
 * at, prices at which plans fill no room too full.
 */
public final class RoomPrices {
  private static final int VERSIONS = 20;

  private RoomPrices() {}

  /**
   * Plans and prices in turn.
   *
   * @param network with the policy under which its items are planned
   * @param classes that stand for one item each, the capacities being theirs
   */
  public static PriceView of(Network network, List<SkuClass> classes) {
    NetworkTerms terms = NetworkTerms.of(network);
    Resources rows = Resources.of(network);
    SkuValuation planner = new SkuValuation();
    SkuPlan[] plans = new SkuPlan[classes.size()];
    double[] prices = new double[rows.size()];
    for (int version = 0; version < VERSIONS && rows.size() > 0; version++) {
      PriceView view = rows.view(version, prices);
      FrozenModelBuilder builder = FrozenModel.over(rows);
      for (int i = 0; i < plans.length; i++) {
        SkuClass one = classes.get(i);
        plans[i] = planner.plan(terms, one.item(), one.demand(), view, plans[i]);
        builder.add(plans[i]);
      }
      prices = next(builder.build(), prices, version == 0);
    }
    return rows.view(VERSIONS, prices);
  }

  private static double[] next(PricedModel model, double[] prices, boolean first) {
    return first
        ? PricingRun.first(model, PricingOptions.DEFAULT).prices()
        : PricingRun.next(model, prices, PricingOptions.RESPONSIVE, PriceGuard.DEFAULT).prices();
  }
}

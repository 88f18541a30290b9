package org.echelon.producers.world;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.codec.ForecastMapping;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.event.Forecast;
import org.echelon.network.Network;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.FrozenModelBuilder;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.PricingRun;
import org.echelon.pricing.Resources;
import org.echelon.reference.Item;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;

/** A world with the eyes of the planner: its levels at zero prices and its first prices. */
public final class PlannerView {
  private final Network network;
  private final Map<String, SkuPlan> plans = new TreeMap<>();

  public PlannerView(World world) {
    network = NetworkMapping.toCore(world.network(), world.startAt().toEpochMilli());
    NetworkTerms terms = NetworkTerms.of(network);
    SkuValuation valuation = new SkuValuation();
    LocalDate day = LocalDate.ofInstant(world.startAt(), ZoneOffset.UTC);
    Map<String, Item> items = new HashMap<>();
    world.items().forEach(item -> items.put(item.getSku(), item));
    for (Forecast forecast : world.forecasts()) {
      plans.put(
          forecast.getSku(),
          valuation.plan(
              terms,
              ItemMapping.terms(items.get(forecast.getSku()), network),
              ForecastMapping.profile(forecast, network, day),
              PriceView.none(network.nodeSpan()),
              null));
    }
  }

  /** Units to order up to at zero prices. */
  public long level(String sku, String node) {
    return plans.get(sku).levelUnits(network.ordinal(node));
  }

  /** Resources with a positive price in the first price run, with their use at zero prices. */
  public List<String> scarce() {
    Resources resources = Resources.of(network);
    FrozenModelBuilder builder = FrozenModel.over(resources);
    for (SkuPlan plan : plans.values()) {
      List<NodeLadder> ladders = new ArrayList<>();
      for (int n = 0; n < network.nodeSpan(); n++) {
        if (plan.ladder(n) != null) {
          ladders.add(plan.ladder(n));
        }
      }
      builder.add(ladders);
    }
    FrozenModel model = builder.build();
    double[] wanted =
        model.inNaturalUnits(model.evaluate(new double[resources.size()], false).usage());
    double[] prices = PricingRun.first(model, PricingOptions.DEFAULT).prices();
    List<String> scarce = new ArrayList<>();
    for (int r = 0; r < prices.length; r++) {
      if (prices[r] > 1e-6) {
        double share = wanted[r] / resources.row(r).capacity();
        scarce.add(
            "%s wanted %.2f price %.4f".formatted(resources.row(r).name(), share, prices[r]));
      }
    }
    return scarce;
  }
}

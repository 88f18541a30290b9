package org.echelon.job;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.echelon.codec.ForecastMapping;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.event.Forecast;
import org.echelon.network.Network;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.pricing.PricingOptions;
import org.echelon.processor.plan.Worlds;
import org.echelon.reference.Capacity;
import org.echelon.reference.Node;
import org.echelon.system.Tick;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;

/** Desks that price a small network of which FC-E alone is short, and whose weeks may differ. */
final class WeekDesks {
  private static final int SKUS = 40;
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  static final double[] STEADY = {1, 1, 1, 1, 1, 1, 1, 1};
  static final double[] PEAK = {1, 1, 1, 3, 3, 1, 1, 1};

  private WeekDesks() {}

  /** Prices of FC-E by period. */
  static List<Double> values(PriceVector vector) {
    return vector.getPrices().stream()
        .filter(price -> price.getNode().equals("FC-E"))
        .map(Price::getValues)
        .findFirst()
        .orElseThrow();
  }

  static PricingDesk desk(int weeks, org.echelon.reference.Network network, double[] demand) {
    return desk(
        new PricingSettings(Duration.ofHours(1), PricingOptions.DEFAULT, weeks), network, demand);
  }

  static PricingDesk desk(
      PricingSettings settings, org.echelon.reference.Network network, double[] demand) {
    PricingDesk desk = new PricingDesk(settings, () -> 0, () -> 0);
    desk.network(network);
    Network core = NetworkMapping.toCore(network, Worlds.START.toEpochMilli());
    NetworkTerms terms = NetworkTerms.of(core);
    SkuValuation valuation = new SkuValuation();
    for (int i = 0; i < SKUS; i++) {
      String sku = "S" + i;
      Forecast plain = Worlds.forecast(sku, 1, Map.of("Z-E", 7.0 + i % 5, "Z-W", 5.0));
      double units = plain.getWeekUnits().get(0);
      Forecast forecast =
          Forecast.newBuilder(plain)
              .setWeekUnits(Arrays.stream(demand).mapToObj(f -> f * units).toList())
              .build();
      desk.forecast(sku, forecast);
      SkuPlan plan =
          valuation.plan(
              terms,
              ItemMapping.terms(Worlds.item(sku, 1), core),
              ForecastMapping.profile(forecast, core, MONDAY),
              PriceView.none(core.nodeSpan()),
              null);
      desk.ladder(sku, plan);
    }
    desk.tick(new Tick("clock", 1L, Worlds.START));
    return desk;
  }

  static Capacity step(int day, double cube) {
    return Capacity.newBuilder()
        .setFromOn(day == 0 ? LocalDate.parse("2026-01-01") : MONDAY.plusDays(day))
        .setStorageCube(cube)
        .build();
  }

  /** The small network where only FC-E is limited. */
  static org.echelon.reference.Network network(long version, Capacity... steps) {
    return network(version, steps, new Capacity[0]);
  }

  static org.echelon.reference.Network network(long version, Capacity[] east, Capacity[] west) {
    org.echelon.reference.Network network = Worlds.network(version);
    Map<String, List<Capacity>> own = Map.of("FC-E", List.of(east), "FC-W", List.of(west));
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.getNodes()) {
      List<Capacity> steps = own.getOrDefault(node.getNode(), List.of());
      nodes.add(Node.newBuilder(node).setCapacity(steps).build());
    }
    return org.echelon.reference.Network.newBuilder(network).setNodes(nodes).build();
  }
}

package org.echelon.producers.scenario;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.echelon.codec.ForecastMapping;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.demand.DemandProfile;
import org.echelon.event.Forecast;
import org.echelon.network.Network;
import org.echelon.network.ServiceCosts;
import org.echelon.producers.world.World;
import org.echelon.reference.Item;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.echelon.valuation.SkuValuation;

/**
 * Plans a world at one state under each network that it publishes: the same items and forecasts, no
 * plan before, by one planner that has seen the networks in turn. What it decides by is hashed:
 * levels, what the last and the next unit are worth at each node, and what serving each class costs
 * from each node.
 */
public final class RoundTrip {
  private final World world;
  private final SkuPlanner planner = new SkuValuation();

  /**
   * What came of it.
   *
   * @param before hash under the first network
   * @param switched hash under the last but one
   * @param reverted hash under the last
   * @param levels stocked levels compared
   * @param moved levels that the last but one network changes
   */
  public record Outcome(String before, String switched, String reverted, int levels, int moved) {

    /** Whether the last network decides as the first. */
    public boolean restored() {
      return before.equals(reverted);
    }
  }

  /** Plans under one network. */
  private record Planned(String hash, List<SkuPlan> plans) {}

  private RoundTrip(World world) {
    this.world = world;
  }

  /** Plans under all networks of a world in turn. */
  public static Outcome of(World world) {
    RoundTrip trip = new RoundTrip(world);
    List<Planned> all =
        world.publishedOverTime().values().stream().map(trip::planned).toList();
    Planned first = all.get(0);
    Planned switched = all.get(Math.max(0, all.size() - 2));
    int levels = 0;
    int moved = 0;
    for (int s = 0; s < first.plans().size(); s++) {
      SkuPlan was = first.plans().get(s);
      for (int n = 0; n < was.span(); n++) {
        if (was.ladder(n) != null) {
          levels++;
          moved += was.levelUnits(n) == switched.plans().get(s).levelUnits(n) ? 0 : 1;
        }
      }
    }
    return new Outcome(
        first.hash(), switched.hash(), all.get(all.size() - 1).hash(), levels, moved);
  }

  private Planned planned(org.echelon.reference.Network published) {
    Network network = NetworkMapping.toCore(published, world.startAt().toEpochMilli());
    NetworkTerms terms = NetworkTerms.of(network);
    PriceView unpriced = PriceView.none(network.nodeSpan());
    LocalDate day = LocalDate.ofInstant(world.startAt(), ZoneOffset.UTC);
    Map<String, Forecast> forecasts = new HashMap<>();
    world.forecasts().forEach(forecast -> forecasts.put(forecast.getSku(), forecast));
    MessageDigest digest = sha256();
    List<SkuPlan> plans = new ArrayList<>();
    for (Item item : world.items()) {
      Forecast forecast = forecasts.get(item.getSku());
      if (forecast != null) {
        ItemTerms its = ItemMapping.terms(item, network);
        DemandProfile demand = ForecastMapping.profile(forecast, network, day);
        SkuPlan plan = planner.plan(terms, its, demand, unpriced, null);
        plans.add(plan);
        add(digest, plan);
        add(digest, ServiceCosts.of(network), its.unitCube());
      }
    }
    return new Planned(HexFormat.of().formatHex(digest.digest()), plans);
  }

  private static void add(MessageDigest digest, SkuPlan plan) {
    for (int n = 0; n < plan.span(); n++) {
      if (plan.ladder(n) != null) {
        int level = plan.levelUnits(n);
        add(digest, level);
        add(digest, plan.marginAt(n, level));
        add(digest, plan.marginNext(n, level));
      }
    }
  }

  private static void add(MessageDigest digest, ServiceCosts costs, double unitCube) {
    for (int c = 0; c < costs.classes(); c++) {
      for (int i = 0; i < costs.nodes(c).length; i++) {
        add(digest, costs.nodes(c)[i]);
        add(digest, costs.cost(c, i, unitCube));
      }
    }
  }

  private static void add(MessageDigest digest, double number) {
    digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(number).flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

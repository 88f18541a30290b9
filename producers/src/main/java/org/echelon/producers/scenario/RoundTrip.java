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
import java.util.Optional;
import org.echelon.codec.ForecastMapping;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.demand.DemandProfile;
import org.echelon.event.Forecast;
import org.echelon.network.Network;
import org.echelon.network.Region;
import org.echelon.network.RegionSwitch;
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
 * Plans a world at one state as its regions are switched one by one and then all switched back: the
 * same items and forecasts, no plan before, by one planner that sees each policy in turn. What it
 * decides by is hashed: levels, what the last and the next unit are worth at each node, and what
 * serving each class costs from each node.
 */
public final class RoundTrip {
  private final World world;
  private final SkuPlanner planner = new SkuValuation();

  /**
   * What came of it.
   *
   * @param before hash of the national network
   * @param switched hash with all regions switched
   * @param reverted hash with all switched back
   * @param levels stocked levels compared
   * @param moved levels that the switch of all regions changes
   */
  public record Outcome(String before, String switched, String reverted, int levels, int moved) {

    /** Whether decisions are those of before. */
    public boolean restored() {
      return before.equals(reverted);
    }
  }

  /** Plans under one policy. */
  private record Planned(String hash, List<SkuPlan> plans) {}

  private RoundTrip(World world) {
    this.world = world;
  }

  /** Plans before, after each switch and after all are taken back. */
  public static Outcome of(World world) {
    RoundTrip trip = new RoundTrip(world);
    Network network = NetworkMapping.toCore(world.network(), world.startAt().toEpochMilli());
    List<RegionSwitch> switches = new ArrayList<>();
    Planned first = trip.planned(network, switches);
    Planned switched = first;
    for (Region region : network.regions()) {
      switches.add(new RegionSwitch(Optional.of(region.id()), List.of()));
      switched = trip.planned(network, switches);
    }
    Planned reverted = trip.planned(network, List.of());
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
    return new Outcome(first.hash(), switched.hash(), reverted.hash(), levels, moved);
  }

  private Planned planned(Network national, List<RegionSwitch> switches) {
    Network network = national.with(RegionSwitch.overlay(national, switches));
    ServiceCosts costs = ServiceCosts.of(network);
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
        add(digest, costs, its.unitCube());
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

package org.echelon.simulation.gym;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The 22 scenarios of the published comparison, and the seeds they are run with.
 *
 * <p>Both networks meet: trend and season, with and without a shock, with and without goodwill,
 * with customers who wait and who do not (16); the same demand in every period, waiting or not (4);
 * and one item's sales in a Walmart shop (2). Source: gym-invmgmt-paper, run_benchmarks.py; the
 * variants for many agents, which repeat four of the first, are not counted.
 */
public final class GymScenarios {
  static final int PERIODS = 30;
  private static final double BASE = 20;

  /** The seeds of the published figures. */
  private static final List<Integer> SEEDS =
      List.of(42, 123, 456, 789, 1011, 2022, 3033, 4044, 5055, 6066);

  /**
   * Daily units of FOODS_3_382 in shop CA_3, days 1841 to 1870 of the M5 competition's data, as
   * listed in gym-invmgmt-paper, results/m5_window_metadata.json; the scenario scales them to a
   * mean of 20.
   */
  private static final int[] SHOP_SALES = {
    2, 3, 4, 0, 0, 1, 0, 2, 1, 1, 5, 3, 1, 0, 0, 2, 7, 2, 2, 13, 8, 11, 50, 60, 54, 51, 39, 50, 48,
    61
  };

  private GymScenarios() {}

  /** The seeds of the published figures, in their order. */
  public static List<Integer> seeds() {
    return SEEDS;
  }

  /** As many seeds as wanted: the published ones first, then others. */
  public static List<Integer> seeds(int count) {
    List<Integer> seeds = new ArrayList<>(SEEDS.subList(0, Math.min(count, SEEDS.size())));
    for (int i = seeds.size(); i < count; i++) {
      seeds.add(10_001 + i);
    }
    return List.copyOf(seeds);
  }

  /** All, in the published order. */
  public static List<GymScenario> all() {
    List<GymScenario> all = new ArrayList<>();
    List<GymNetwork> networks = List.of(GymNetwork.divergent(), GymNetwork.serial());
    for (GymNetwork network : networks) {
      for (boolean shock : new boolean[] {false, true}) {
        for (boolean goodwill : new boolean[] {false, true}) {
          String name = "trend+season" + (shock ? "+shock" : "");
          both(all, network, name, GymDemand.swinging(BASE, shock, goodwill));
        }
      }
    }
    for (GymNetwork network : networks) {
      both(all, network, "stationary", GymDemand.stationary(BASE));
    }
    for (GymNetwork network : networks) {
      add(all, network, "walmart", GymDemand.given(shopSales()), true);
    }
    return List.copyOf(all);
  }

  private static void both(
      List<GymScenario> all, GymNetwork network, String name, GymDemand demand) {
    add(all, network, name, demand, true);
    add(all, network, name, demand, false);
  }

  private static void add(
      List<GymScenario> all, GymNetwork network, String name, GymDemand demand, boolean backlog) {
    String id =
        network.name()
            + "/"
            + name
            + (demand.goodwill() ? "/goodwill" : "")
            + (backlog ? "/backlog" : "/lost");
    all.add(new GymScenario(id, network, demand, backlog, PERIODS));
  }

  private static List<Double> shopSales() {
    double mean = IntStream.of(SHOP_SALES).average().orElseThrow();
    return IntStream.of(SHOP_SALES).mapToObj(units -> units * BASE / mean).toList();
  }
}

package org.echelon.simulation.gym;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The published oracle: the best plan for the demand that will come, played without change.
 *
 * <p>Without goodwill demand does not depend on orders, so the plan is the linear program's optimum
 * and no policy beats it. With goodwill it is a fixed point: the plan for a course of demand is
 * played, the demand that it brought about is planned for again, up to ten times and until demand
 * moves by no more than 1 unit in all; from two starts, the course under no orders and the course
 * if no period ended short. The better play counts. It is no bound there. Source:
 * gym-invmgmt-paper, agents/oracle.py and baselines.py.
 */
final class Clairvoyant {
  private static final int ROUNDS = 10;
  private static final double SETTLED = 1;

  private final GymScenario scenario;
  private final int seed;
  private final GymPolicy nothing;

  private Clairvoyant(GymScenario scenario, int seed) {
    this.scenario = scenario;
    this.seed = seed;
    this.nothing = world -> new double[scenario.network().links().size()];
  }

  /** Profit of the oracle on the demand that a seed draws. */
  static double profit(GymScenario scenario, int seed) {
    Clairvoyant oracle = new Clairvoyant(scenario, seed);
    double[] idle = demand(GymEpisodes.play(scenario, oracle.nothing, seed));
    if (!scenario.demand().goodwill()) {
      return oracle.played(idle).profit();
    }
    return Math.max(oracle.settled(idle), oracle.settled(oracle.neverShort()));
  }

  private GymWorld played(double[] demand) {
    SupplyFlow plan = new SupplyFlow(new GymWorld(scenario), ShopOutlook.certain(demand));
    List<double[]> orders = IntStream.range(0, scenario.periods()).mapToObj(plan::orders).toList();
    return GymEpisodes.play(scenario, world -> orders.get(world.period()), seed);
  }

  private double settled(double[] start) {
    double[] demand = start;
    double best = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      GymWorld world = played(demand);
      best = Math.max(best, world.profit());
      double[] brought = demand(world);
      double moved = 0;
      for (int t = 0; t < brought.length; t++) {
        moved += Math.abs(brought[t] - demand[t]);
      }
      if (moved <= SETTLED) {
        break;
      }
      demand = brought;
    }
    return best;
  }

  private double[] neverShort() {
    GymDemand process = scenario.demand();
    PoissonDraws draws = new PoissonDraws(new Pcg64(seed));
    double[] demand = new double[scenario.periods()];
    double sentiment = 1;
    for (int t = 0; t < demand.length; t++) {
      sentiment = t == 0 ? sentiment : process.after(sentiment, false);
      double mean = process.mean(t, sentiment);
      demand[t] = Math.max(0, mean + process.noise() * (draws.next(mean) - mean));
    }
    return demand;
  }

  private static double[] demand(GymWorld world) {
    double[] demand = new double[world.scenario().periods()];
    Arrays.setAll(demand, world::demand);
    return demand;
  }
}

package org.echelon.pricing.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

/** Rental prices against the placement program and against the best policy of tiny networks. */
class RentalBoundTest {
  private static final int NETWORKS = 520;

  @Test
  void shouldRentOneUnitForAnOrderThatMayCome() {
    // Holding 1; an order with chance 0.2 saves 8 where a unit lies: 0.2 x (8 + 1) > 1.
    RentalBound bound = new RentalBound(new double[][] {{0}}, new double[] {8}, new double[] {1});
    RentalBound.Demand order = new RentalBound.Demand(0.2, new int[] {0}, new double[] {1});

    double best = bound.best(new RentalBound.Demand[] {order}, 200);

    assertThat(best).isCloseTo(1 - 0.2, within(1e-6));
  }

  @Test
  void shouldComeUpToThePlacementProgramAndNotBeyond() {
    Random random = Seeds.random(71);
    double sum = 0;
    for (int trial = 0; trial < 40; trial++) {
      int nodes = 1 + random.nextInt(4);
      int classes = 1 + random.nextInt(4);
      double[][] cost = new double[classes][nodes];
      double[] holding = new double[nodes];
      Arrays.setAll(holding, n -> 0.02 + 0.4 * random.nextDouble());
      for (double[] row : cost) {
        Arrays.setAll(row, n -> 7 * random.nextDouble());
      }
      double[] unserved = new double[classes];
      Arrays.fill(unserved, 6);
      double[][] units = new double[30][classes];
      double[] weight = new double[units.length];
      Arrays.fill(weight, 1.0 / units.length);
      RentalBound.Demand[] demands = new RentalBound.Demand[units.length];
      int[] all = new int[classes];
      Arrays.setAll(all, k -> k);
      for (int s = 0; s < units.length; s++) {
        Arrays.setAll(units[s], k -> random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0);
        demands[s] = new RentalBound.Demand(weight[s], all, units[s]);
      }
      double[][] byNode = new double[nodes][classes];
      for (int n = 0; n < nodes; n++) {
        int node = n;
        Arrays.setAll(byNode[n], k -> cost[k][node]);
      }
      PlacementBound program =
          new PlacementBound(byNode, 6, holding, 1, new DemandScenarios(units, weight));
      double reached = program.at(program.least(1e-5).placement());

      double best = new RentalBound(cost, unserved, holding).best(demands, 600);

      assertThat(best).as("trial %d of seed 71", trial).isLessThanOrEqualTo(reached + 1e-9);
      sum += best / reached;
    }
    assertThat(sum / 40).isGreaterThan(0.98);
  }

  @Test
  void shouldNeverPassTheBestPolicyOfATinyNetwork() {
    Random random = Seeds.random(72);
    double gaps = 0;
    double plain = 0;
    for (int i = 0; i < NETWORKS; i++) {
      TinyNetwork network = new TinyNetwork(random);
      double optimum = network.optimum();
      double best = 0;
      for (double share : new double[] {0, 0.5, 1}) {
        double bound = network.bound(share);
        assertThat(bound)
            .as("network %d of seed 72, share %s: %s", i, share, network)
            .isLessThanOrEqualTo(optimum + 1e-9);
        best = Math.max(best, bound);
      }
      gaps += 1 - best / optimum;
      plain += 1 - TinyNetwork.DAYS * (served(network)) / optimum;
    }
    System.out.printf(
        "%d tiny networks: bound %.1f%% below the best policy, least serving cost %.1f%%%n",
        NETWORKS, 100 * gaps / NETWORKS, 100 * plain / NETWORKS);
    assertThat(gaps).isLessThan(plain * 0.7);
  }

  private static double served(TinyNetwork network) {
    return network.chance[0] * network.base(0) + network.chance[1] * network.base(1);
  }
}

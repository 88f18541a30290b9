package org.echelon.pricing.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

class PlacementBoundTest {

  @Test
  void shouldTransportAsWellAsTheKnownPlans() {
    double[][] cost = {{2, 6, 5, 7}, {5, 3, 4, 6.5}, {8, 5.5, 2, 3}};
    double[][] gain = new double[3][4];
    for (int n = 0; n < 3; n++) {
      for (int c = 0; c < 4; c++) {
        gain[n][c] = 20 - cost[n][c];
      }
    }
    Transport transport = new Transport(gain);

    double best = transport.solve(new double[] {30, 35, 50}, new double[] {30, 40, 35, 25});

    assertThat(20 * 130 - best).as("cost, 15 units lost").isCloseTo(580, within(1e-9));
    double[] worth = new double[3];
    transport.addStockValues(1, worth);
    assertThat(worth[1]).isCloseTo(17, within(1e-9));
    assertThat(worth[2]).isCloseTo(17, within(1e-9));
    assertThat(worth[0]).isBetween(14.0, 18.0);
  }

  @Test
  void shouldBoundEveryPlacementFromBelowAndBeReached() {
    Random random = Seeds.random(31);
    for (int trial = 0; trial < 20; trial++) {
      int nodes = 2 + random.nextInt(4);
      int classes = 2 + random.nextInt(4);
      PlacementBound bound = random(nodes, classes, random);

      PlacementBound.Least least = bound.least(1e-5);

      double reached = bound.at(least.placement());
      assertThat(least.perDay())
          .as("trial %d of seed 31", trial)
          .isBetween(reached * (1 - 1e-3), reached + 1e-12);
      for (int other = 0; other < 30; other++) {
        double[] z = least.placement().clone();
        Arrays.setAll(z, n -> Math.max(0, z[n] + 2 * random.nextGaussian()));
        assertThat(bound.at(z)).isGreaterThanOrEqualTo(least.perDay() - 1e-9);
      }
    }
  }

  private static PlacementBound random(int nodes, int classes, Random random) {
    double[][] cost = new double[nodes][classes];
    double[] holding = new double[nodes];
    double[] mean = new double[classes];
    double[][] uniforms = new double[40][classes];
    for (int n = 0; n < nodes; n++) {
      holding[n] = 0.02 + 0.1 * random.nextDouble();
      for (int c = 0; c < classes; c++) {
        cost[n][c] = 3 + 7 * random.nextDouble();
      }
    }
    for (int c = 0; c < classes; c++) {
      mean[c] = 0.2 + 3 * random.nextDouble();
    }
    for (double[] row : uniforms) {
      Arrays.setAll(row, c -> random.nextDouble());
    }
    return new PlacementBound(cost, 9, holding, 2, DemandScenarios.sampled(mean, 1.5, uniforms));
  }

  @Test
  void shouldSampleTheMeanItIsAskedFor() {
    double[][] grid = new double[2000][1];
    Arrays.setAll(grid, s -> new double[] {(s + 0.5) / 2000});

    DemandScenarios scenarios = DemandScenarios.sampled(new double[] {3.2}, 2, grid);

    assertThat(scenarios.mean(0)).isCloseTo(3.2, within(0.01));
  }
}

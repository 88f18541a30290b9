package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JointReplenishmentTest {
  private static final int LARGEST = 24;

  @Test
  void shouldFindTheMultiplesThatTheirGridFinds() {
    int met = 0;
    for (int seed = 0; seed < 250; seed++) {
      JointReplenishment problem = problem(new SplittableRandom(seed), 3);
      var exact = problem.optimum();
      double least = leastOfGrid(problem);

      assertThat(exact.cost()).as("seed %d", seed).isLessThanOrEqualTo(least * (1 + 1e-12));
      if (Arrays.stream(exact.multiples()).max().orElseThrow() <= LARGEST) {
        assertThat(exact.cost()).as("seed %d", seed).isCloseTo(least, offset(1e-9 * least));
        met++;
      }
    }
    assertThat(met).isGreaterThanOrEqualTo(200);
  }

  @Test
  void shouldFindTheCycleThatAGridOfCyclesFinds() {
    for (int seed = 0; seed < 200; seed++) {
      JointReplenishment problem = problem(new SplittableRandom(seed), 6);
      var exact = problem.optimum();
      double least = Double.POSITIVE_INFINITY;
      for (int i = 1; i <= 2000; i++) {
        least = Math.min(least, bestAt(problem, exact.cycle() * i / 500));
      }

      assertThat(exact.cost()).as("seed %d", seed).isCloseTo(least, offset(1e-12 * least));
    }
  }

  @Test
  void shouldNeverBeDearerThanSilver() {
    int better = 0;
    for (int seed = 0; seed < 300; seed++) {
      JointReplenishment problem = problem(new SplittableRandom(seed), 5);
      double heuristic = problem.silver().cost();
      double exact = problem.optimum().cost();
      assertThat(exact).as("seed %d", seed).isLessThanOrEqualTo(heuristic * (1 + 1e-12));
      better += exact < heuristic * (1 - 1e-9) ? 1 : 0;
    }
    assertThat(better).as("instances on which the heuristic is not exact").isPositive();
  }

  private static double leastOfGrid(JointReplenishment problem) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 1; a <= LARGEST; a++) {
      for (int b = 1; b <= LARGEST; b++) {
        for (int c = 1; c <= LARGEST; c++) {
          least = Math.min(least, problem.schedule(new int[] {a, b, c}).cost());
        }
      }
    }
    return least;
  }

  /** Cost at a base cycle, each item's multiple found by trial. */
  private static double bestAt(JointReplenishment problem, double cycle) {
    double cost = problem.sharedFixedCost() / cycle;
    for (int i = 0; i < problem.fixedCosts().length; i++) {
      double flow = problem.holdingCosts()[i] * problem.demandRates()[i];
      double least = Double.POSITIVE_INFINITY;
      double own = Double.MAX_VALUE;
      for (int m = 1; own < least; m++) {
        least = own;
        own = problem.fixedCosts()[i] / (m * cycle) + m * cycle * flow / 2;
      }
      cost += least;
    }
    return cost;
  }

  private static JointReplenishment problem(SplittableRandom random, int items) {
    double[] fixed = random.doubles(items, 1, 100).toArray();
    double[] holding = random.doubles(items, 0.2, 2).toArray();
    double[] rate = random.doubles(items, -1, 5).map(Math::exp).toArray();
    return new JointReplenishment(random.nextDouble(5, 60), fixed, holding, rate);
  }
}

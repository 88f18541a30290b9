package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WagnerWhitinTest {

  @Test
  void shouldCostWhatTheBestSetOfOrderPeriodsCosts() {
    for (int seed = 0; seed < 400; seed++) {
      WagnerWhitin problem = problem(new SplittableRandom(seed));

      assertThat(problem.plan().cost())
          .as("seed %d", seed)
          .isCloseTo(cheapest(problem), offset(1e-9));
    }
  }

  @Test
  void shouldPlanOrdersThatCoverDemandAtTheCostItNames() {
    for (int seed = 0; seed < 400; seed++) {
      WagnerWhitin problem = problem(new SplittableRandom(seed));
      var plan = problem.plan();
      double stock = 0;
      double cost = 0;
      for (int t = 0; t < plan.orders().length; t++) {
        double order = plan.orders()[t];
        stock += order - problem.demand()[t];
        assertThat(stock).as("seed %d", seed).isGreaterThan(-1e-9);
        cost += order > 0 ? problem.fixedCost()[t] : 0;
        cost += order * problem.unitCost()[t] + stock * problem.holdingCost()[t];
      }
      assertThat(cost).as("seed %d", seed).isCloseTo(plan.cost(), offset(1e-9));
    }
  }

  @Test
  void shouldOrderNothingWithoutDemand() {
    var plan = WagnerWhitin.stationary(new double[4], 100, 1).plan();

    assertThat(plan.cost()).isZero();
    assertThat(plan.orders()).containsOnly(0);
  }

  /** Each set of order periods; every demand is met from the cheapest of them. */
  private static double cheapest(WagnerWhitin problem) {
    int n = problem.demand().length;
    double best = Double.POSITIVE_INFINITY;
    for (int set = 0; set < 1 << n; set++) {
      double cost = 0;
      for (int t = 0; t < n; t++) {
        cost += (set >> t & 1) == 1 ? problem.fixedCost()[t] : 0;
        double unit = problem.demand()[t] == 0 ? 0 : Double.POSITIVE_INFINITY;
        double carried = 0;
        for (int from = t; from >= 0; from--) {
          carried += from == t ? 0 : problem.holdingCost()[from];
          if ((set >> from & 1) == 1) {
            unit = Math.min(unit, problem.unitCost()[from] + carried);
          }
        }
        cost += problem.demand()[t] == 0 ? 0 : problem.demand()[t] * unit;
      }
      best = Math.min(best, cost);
    }
    return best;
  }

  private static WagnerWhitin problem(SplittableRandom random) {
    int n = random.nextInt(1, 9);
    double[] demand = new double[n];
    double[] fixed = new double[n];
    double[] unit = new double[n];
    double[] holding = new double[n];
    for (int t = 0; t < n; t++) {
      demand[t] = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 40);
      fixed[t] = random.nextInt(0, 100);
      unit[t] = random.nextInt(0, 6);
      holding[t] = random.nextDouble(0, 3);
    }
    return new WagnerWhitin(demand, fixed, unit, holding);
  }
}

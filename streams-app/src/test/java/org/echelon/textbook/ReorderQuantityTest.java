package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.echelon.demand.NormalLaw;
import org.junit.jupiter.api.Test;

class ReorderQuantityTest {

  @Test
  void shouldFindThePoissonPolicyThatItsGridFinds() {
    for (int seed = 0; seed < 300; seed++) {
      CountReorderQuantity model = counts(new SplittableRandom(seed));
      var policy = model.optimum();
      int far = policy.reorderPoint() + 2 * policy.quantity() + 20;
      double least = Double.POSITIVE_INFINITY;
      for (int r = policy.reorderPoint() - policy.quantity() - 10; r < far; r++) {
        for (int q = 1; q <= 2 * policy.quantity() + 10; q++) {
          least = Math.min(least, model.cost(r, q));
        }
      }

      assertThat(policy.cost()).as("seed %d", seed).isCloseTo(least, offset(1e-9 * least));
      assertThat(model.cost(policy.reorderPoint(), policy.quantity()))
          .isCloseTo(policy.cost(), offset(1e-9 * least));
    }
  }

  @Test
  void shouldCostMoreBesideTheNormalOptimum() {
    for (int seed = 0; seed < 200; seed++) {
      NormalReorderQuantity model = normal(new SplittableRandom(seed));
      var best = model.optimum();
      double cost = model.cost(best);
      for (double dr : new double[] {-0.02, 0, 0.02}) {
        for (double dq : new double[] {-0.02, 0, 0.02}) {
          double r = best.reorderPoint() + dr * best.quantity();
          var other = new NormalReorderQuantity.Policy(r, best.quantity() * (1 + dq));
          assertThat(model.cost(other))
              .as("seed %d", seed)
              .isGreaterThanOrEqualTo(cost * (1 - 1e-12));
        }
      }
    }
  }

  @Test
  void shouldIntegrateTheNewsvendorCost() {
    for (int seed = 0; seed < 50; seed++) {
      NormalReorderQuantity model = normal(new SplittableRandom(seed));
      var policy = model.optimum();
      double end = policy.reorderPoint() + policy.quantity();
      double integral =
          new IterativeLegendreGaussIntegrator(20, 1e-12, 1e-12)
              .integrate(1_000_000, model.newsvendor()::cost, policy.reorderPoint(), end);
      double cost = (model.fixedCost() * model.demandRate() + integral) / policy.quantity();

      assertThat(model.cost(policy)).as("seed %d", seed).isCloseTo(cost, offset(1e-9 * cost));
    }
  }

  @Test
  void shouldKeepTheQuantityWithBackordersWithinAnEighth() {
    for (int seed = 0; seed < 200; seed++) {
      NormalReorderQuantity model = normal(new SplittableRandom(seed));
      double ratio =
          model.cost(new ReorderApproximations(model).withBackorders())
              / model.cost(model.optimum());

      assertThat(ratio).as("seed %d", seed).isBetween(1 - 1e-12, 1.125);
    }
  }

  private static CountReorderQuantity counts(SplittableRandom random) {
    double fixed = random.nextInt(8) == 0 ? 0 : random.nextDouble(0.1, 60);
    double rate = random.nextDouble(0.05, 8);
    return CountReorderQuantity.poisson(
        fixed,
        random.nextDouble(0.5, 5),
        random.nextDouble(1, 40),
        rate,
        random.nextDouble(0.1, 3));
  }

  private static NormalReorderQuantity normal(SplittableRandom random) {
    double rate = random.nextDouble(10, 2000);
    double leadTime = random.nextDouble(0.01, 0.5);
    var demand = new NormalLaw(rate * leadTime, rate * leadTime * random.nextDouble(0.02, 0.5));
    return new NormalReorderQuantity(
        random.nextDouble(1, 100),
        random.nextDouble(0.1, 3),
        random.nextDouble(3, 40),
        rate,
        demand);
  }
}

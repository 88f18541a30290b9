package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import org.echelon.demand.ContinuousLaw;
import org.echelon.demand.LognormalLaw;
import org.echelon.demand.NormalLaw;
import org.echelon.demand.TabledDemand;
import org.echelon.demand.UniformLaw;
import org.junit.jupiter.api.Test;

class NewsvendorTest {

  @Test
  void shouldStockWhatTryingEveryLevelFinds() {
    for (int seed = 0; seed < 400; seed++) {
      var random = new SplittableRandom(seed);
      var law = TabledDemand.ofWeights(random.doubles(random.nextInt(1, 20)).toArray());
      var problem = new Newsvendor(random.nextDouble(0.1, 5), random.nextDouble(0.1, 20), law);
      double least = Double.POSITIVE_INFINITY;
      for (int s = 0; s <= law.most(); s++) {
        double cost = 0;
        for (int d = 0; d <= law.most(); d++) {
          cost += law.probability(d) * problem.holdingCost() * Math.max(0, s - d);
          cost += law.probability(d) * problem.shortageCost() * Math.max(0, d - s);
        }
        least = Math.min(least, cost);
      }

      assertThat(problem.cost()).as("seed %d", seed).isCloseTo(least, offset(1e-11));
    }
  }

  @Test
  void shouldCostMoreBesideTheLevelUnderAContinuousLaw() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      ContinuousLaw[] laws = {
        new NormalLaw(random.nextDouble(10, 100), random.nextDouble(1, 9)),
        new LognormalLaw(random.nextDouble(0, 5), random.nextDouble(0.1, 1)),
        new UniformLaw(0, random.nextDouble(1, 50))
      };
      for (ContinuousLaw law : laws) {
        var problem = new Newsvendor(random.nextDouble(0.1, 5), random.nextDouble(0.1, 20), law);
        double level = problem.level();
        assertThat(problem.cost(level * 1.01)).as("seed %d", seed).isGreaterThan(problem.cost());
        assertThat(problem.cost(level * 0.99)).as("seed %d", seed).isGreaterThan(problem.cost());
      }
    }
  }

  @Test
  void shouldEarnWhatSalesAndSalvageBring() {
    var law = TabledDemand.ofWeights(0.1, 0.2, 0.4, 0.3);
    var problem = new ProfitNewsvendor(10, 4, 1, law);
    for (int s = 0; s <= 3; s++) {
      double profit = 0;
      for (int d = 0; d <= 3; d++) {
        profit += law.probability(d) * (10 * Math.min(s, d) + Math.max(0, s - d) - 4 * s);
      }
      assertThat(problem.profit(s)).isCloseTo(profit, offset(1e-12));
      assertThat(problem.profit()).isGreaterThanOrEqualTo(profit - 1e-12);
    }
  }

  @Test
  void shouldCoverLeadTimeAndOnePeriod() {
    var counts = BaseStock.of(1, 9, TabledDemand.poisson(2), 3);
    var direct = new Newsvendor(1, 9, TabledDemand.poisson(8));

    assertThat(counts.level()).isEqualTo(direct.level());
    assertThat(counts.cost()).isCloseTo(direct.cost(), offset(1e-11));
  }

  @Test
  void shouldRefuseToBuyDearerThanItSells() {
    var law = new UniformLaw(0, 3);

    assertThatThrownBy(() -> new ProfitNewsvendor(1, 2, 0, law)).hasMessageContaining("fall");
  }
}

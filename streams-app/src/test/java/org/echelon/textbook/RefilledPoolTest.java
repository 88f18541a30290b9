package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RefilledPoolTest {

  /** With three units and two classes there are 64 ways to choose whom to serve. */
  @Test
  void shouldCostNoMoreThanAnyPolicy() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RefilledPool pool = random(random, 2, 3);
      double least = Double.POSITIVE_INFINITY;
      for (int policy = 0; policy < 64; policy++) {
        int served = policy;
        least = Math.min(least, pool.cost((j, units) -> (served >> (2 * units - 2 + j) & 1) == 1));
      }

      assertThat(pool.leastCost()).as("seed %d", seed).isCloseTo(least, within(1e-9 * least));
    }
  }

  @Test
  void shouldSatisfyTheEquationsOfTheOptimum() {
    for (int seed = 0; seed < 100; seed++) {
      RefilledPool pool = random(new SplittableRandom(seed), 3, 6);
      double[] worth = pool.worth();
      double least = pool.leastCost();
      for (int k = 0; k <= pool.level(); k++) {
        double cost = pool.holding() * k;
        for (int j = 0; j < pool.rates().length; j++) {
          cost += pool.rates()[j] * Math.min(pool.lostCost()[j], worth[k]);
        }
        cost -= k == pool.level() ? 0 : pool.refill()[k] * worth[k + 1];
        assertThat(cost).as("seed %d, %d units", seed, k).isCloseTo(least, within(1e-6 * least));
      }
    }
  }

  @Test
  void shouldLoseWhatErlangLosesWhereAllAreAlike() {
    for (int level = 1; level <= 10; level++) {
      double[] refill = new double[level];
      for (int k = 0; k < level; k++) {
        refill[k] = (level - k) / 2.5;
      }
      RefilledPool pool = new RefilledPool(new double[] {7}, new double[] {3}, refill, 0.1);
      double erlang = new ErlangLoss(3, 2.5).costPerDay(level, 7, 0.1);

      assertThat(pool.cost((j, units) -> true)).isCloseTo(erlang, within(1e-12 * erlang));
      assertThat(pool.leastCost()).isLessThanOrEqualTo(erlang * (1 + 1e-12));
    }
  }

  @Test
  void shouldMissAUnitAsOftenAsErlangSays() {
    RefilledPool pool = RefilledPool.eachOnItsOwn(new double[] {1}, new double[] {3}, 6, 2);
    ErlangLoss erlang = new ErlangLoss(3, 2);
    double[] missed = pool.missedChances(3);
    double[] worth = pool.worth();
    for (int k = 1; k <= 6; k++) {
      double known = erlang.lostShare(6) / erlang.lostShare(6 - k);
      assertThat(missed[k]).isCloseTo(known, within(1e-12));
      assertThat(worth[k]).as("one class that loses 1").isCloseTo(known, within(1e-9));
    }
  }

  /** As Ha proves where one unit is made at a time. */
  @Test
  void shouldKeepMoreFromWhoLosesLess() {
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] lost = random.doubles(3, 1, 100).toArray();
      double[] rates = random.doubles(3, 0.05, 0.6).toArray();
      double[] worth = RefilledPool.oneByOne(lost, rates, 8, 1).worth();
      for (int k = 1; k < 8; k++) {
        assertThat(worth[k + 1]).as("seed %d", seed).isLessThan(worth[k] + 1e-9);
      }
      assertThat(worth[1]).isLessThan(Arrays.stream(lost).max().orElseThrow());
    }
  }

  @Test
  void shouldNeverFallBelowALevelWhereNobodyIsServed() {
    RefilledPool pool = RefilledPool.eachOnItsOwn(new double[] {9, 4}, new double[] {1, 2}, 3, 1);

    assertThat(pool.cost((j, units) -> units == 3)).isCloseTo(17 * 0.75, within(1e-12));
  }

  private static RefilledPool random(SplittableRandom random, int classes, int level) {
    double[] lost = random.doubles(classes, 1, 100).toArray();
    double[] rates = random.doubles(classes, 0.1, 1).toArray();
    double[] refill = new double[level];
    double each = random.nextDouble(0.5, 2);
    Arrays.setAll(refill, k -> each * (random.nextBoolean() ? 1 : level - k));
    return new RefilledPool(lost, rates, refill, random.nextDouble(0, 1));
  }
}

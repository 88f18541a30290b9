package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RationedPoolTest {
  private static final int UNITS = 5;

  @Test
  void shouldCostWhatPlainRecursionCosts() {
    for (int seed = 0; seed < 200; seed++) {
      RationedPool pool = random(new SplittableRandom(seed), 6);
      double[][] least = pool.leastCost(UNITS);
      for (int s = 0; s <= UNITS; s++) {
        assertThat(least[6][s]).as("seed %d", seed).isCloseTo(plain(pool, 6, s), offset(1e-9));
      }
    }
  }

  @Test
  void shouldCostNoRuleLess() {
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RationedPool pool = random(random, 10);
      double[][] least = pool.leastCost(UNITS);
      int mask = random.nextInt();
      double[][] any =
          pool.cost((j, left, units) -> (mask >> (j + 3 * left + units) & 1) == 0, UNITS);
      double[][] best =
          pool.cost(
              (j, left, units) -> pool.lostCost()[j] >= RationedPool.worth(least, left, units),
              UNITS);
      for (int s = 0; s <= UNITS; s++) {
        assertThat(any[10][s]).as("seed %d", seed).isGreaterThanOrEqualTo(least[10][s] - 1e-9);
        assertThat(best[10][s]).as("seed %d", seed).isCloseTo(least[10][s], offset(1e-9));
      }
    }
  }

  /** With equal chances in all periods, as Lee and Hersh prove. */
  @Test
  void shouldKeepMoreFromWhoLosesLessAndWithMoreTimeLeft() {
    double[][] chances = new double[40][];
    Arrays.fill(chances, new double[] {0.3, 0.3, 0.3});
    RationedPool pool = new RationedPool(new double[] {100, 60, 20}, chances);
    double[][] least = pool.leastCost(30);
    int last = 0;
    for (int left = 1; left <= 40; left++) {
      assertThat(pool.keptFrom(least, 0, left)).isZero();
      assertThat(pool.keptFrom(least, 1, left)).isLessThanOrEqualTo(pool.keptFrom(least, 2, left));
      assertThat(pool.keptFrom(least, 2, left)).isGreaterThanOrEqualTo(last);
      last = pool.keptFrom(least, 2, left);
    }
    assertThat(pool.keptFrom(least, 1, 40)).isPositive();
    assertThat(last).isGreaterThan(pool.keptFrom(least, 1, 40));
  }

  /** The last k with b2 below b1 P(D1 at least k), D1 the requests of the class that comes last. */
  @Test
  void shouldKeepWhatLittlewoodKeeps() {
    for (double low : new double[] {15, 30, 60, 80}) {
      double[][] chances = new double[40][];
      Arrays.fill(chances, 0, 20, new double[] {0.4, 0});
      Arrays.fill(chances, 20, 40, new double[] {0, 0.7});
      RationedPool pool = new RationedPool(new double[] {100, low}, chances);
      int kept = 0;
      while (low < 100 * atLeast(kept + 1, 20, 0.4)) {
        kept++;
      }
      for (int left = 21; left <= 40; left++) {
        assertThat(pool.keptFrom(pool.leastCost(20), 1, left)).as("loses %s", low).isEqualTo(kept);
      }
    }
  }

  @Test
  void shouldRefuseTwoRequestsAtOnce() {
    assertThatThrownBy(() -> new RationedPool(new double[] {9, 5}, new double[][] {{0.8, 0.4}}))
        .hasMessageContaining("1.2");
  }

  /** P(binomial at least k), by the recursion over trials. */
  private static double atLeast(int k, int trials, double chance) {
    if (k <= 0) {
      return 1;
    }
    double[] some = new double[k + 1];
    some[0] = 1;
    for (int i = 0; i < trials; i++) {
      for (int n = k; n > 0; n--) {
        some[n] = n == k ? some[k] + chance * some[k - 1] : mix(some, n, chance);
      }
      some[0] *= 1 - chance;
    }
    return some[k];
  }

  private static double mix(double[] some, int n, double chance) {
    return (1 - chance) * some[n] + chance * some[n - 1];
  }

  private static double plain(RationedPool pool, int left, int units) {
    if (left == 0) {
      return 0;
    }
    double kept = plain(pool, left - 1, units);
    double taken = units == 0 ? Double.POSITIVE_INFINITY : plain(pool, left - 1, units - 1);
    double none = 1;
    double sum = 0;
    for (int j = 0; j < pool.lostCost().length; j++) {
      double chance = pool.chances()[left - 1][j];
      sum += chance * Math.min(pool.lostCost()[j] + kept, taken);
      none -= chance;
    }
    return sum + none * kept;
  }

  private static RationedPool random(SplittableRandom random, int periods) {
    int classes = 2 + random.nextInt(2);
    double[][] chances = new double[periods][classes];
    for (double[] period : chances) {
      Arrays.setAll(period, j -> random.nextDouble() / classes);
    }
    double[] lost = random.doubles(classes, 1, 100).toArray();
    return new RationedPool(lost, chances);
  }
}

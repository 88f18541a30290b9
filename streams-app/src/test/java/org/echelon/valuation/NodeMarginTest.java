package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

/** What the model claims of the margin at a node, on random small nodes. */
class NodeMarginTest {
  private static final int NODES = 6000;
  private static final long SEED = 20261;
  private static final double SLACK = 1e-11;

  /** A node with its ladder and two pairs of prices. */
  private record Case(
      NodeSizing sizing, double[] savings, double[] rates, NodeLadder ladder, double[][] prices) {

    static Case random(SplittableRandom random, boolean poisson) {
      int streams = 1 + random.nextInt(3);
      double[] savings = new double[streams];
      double[] rates = new double[streams];
      double total = 0;
      for (int j = 0; j < streams; j++) {
        savings[j] = (j == 0 ? 12 : savings[j - 1]) * random.nextDouble();
        rates[j] = 0.01 + 1.2 * random.nextDouble() * random.nextDouble();
        total += rates[j];
      }
      Turn turn =
          new Turn(random.nextDouble() * 6, random.nextDouble() * 2, 0.5 + 3 * random.nextDouble());
      double spread = poisson ? 1 : 1 + 2 * random.nextDouble();
      NodeSizing sizing =
          new NodeSizing(
              turn,
              random.nextDouble() * 2,
              0.002 + 0.05 * random.nextDouble(),
              total * (poisson ? 1 : 1 + random.nextDouble()),
              spread);
      double[][] prices = new double[2][];
      for (int i = 0; i < 2; i++) {
        prices[i] = new double[] {random.nextDouble() * 3, random.nextDouble() * 0.2};
      }
      return new Case(sizing, savings, rates, sizing.ladder(savings, rates, 200), prices);
    }

    double value(double flow, double storage) {
      double sum = 0;
      for (int x = 0; x < ladder.levels(); x++) {
        sum += ladder.lot() * Math.max(0, ladder.margin(x, flow, storage));
      }
      return sum;
    }
  }

  @Test
  void shouldFallWithStockAndWithEachPriceAndBeConvexInBoth() {
    System.out.println("random nodes " + NODES + ", seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < NODES; i++) {
      Case one = Case.random(random, false);
      for (int x = 0; one.ladder != null && x < one.ladder.levels(); x++) {
        double[] a = one.prices[0];
        double[] b = one.prices[1];
        double here = one.ladder.margin(x, a[0], a[1]);
        double there = one.ladder.margin(x, b[0], b[1]);
        double part = random.nextDouble();
        double between =
            one.ladder.margin(x, a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]));
        assertThat(between).isLessThanOrEqualTo((1 - part) * here + part * there + SLACK);
        assertThat(one.ladder.margin(x, a[0] + part, a[1])).isLessThanOrEqualTo(here + SLACK);
        assertThat(one.ladder.margin(x, a[0], a[1] + part)).isLessThanOrEqualTo(here + SLACK);
        assertThat(x == 0 ? here : one.ladder.margin(x - 1, a[0], a[1]))
            .isGreaterThanOrEqualTo(here - SLACK);
      }
    }
  }

  @Test
  void shouldSlopeByWhatItUses() {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    int used = 0;
    for (int i = 0; i < NODES; i++) {
      Case one = Case.random(random, false);
      if (one.ladder == null) {
        continue;
      }
      double[] a = one.prices[0];
      double[] b = one.prices[1];
      int best = one.ladder.bestLevels(a[0], a[1]);
      double flow =
          one.ladder.flowPerDay(best, a[0], a[1])
              * one.ladder.protectionDays()
              / one.ladder.turnDays();
      double cube = one.ladder.cube(best, a[0], a[1]);
      used += best > 0 ? 1 : 0;
      assertThat(one.value(b[0], b[1]))
          .as("above the tangent plane")
          .isGreaterThanOrEqualTo(
              one.value(a[0], a[1]) - flow * (b[0] - a[0]) - cube * (b[1] - a[1]) - 1e-10);
    }
    assertThat(used).isGreaterThan(NODES / 2);
  }

  @Test
  void shouldFindTheLevelThatTryingEveryLevelFinds() {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    for (int i = 0; i < NODES; i++) {
      Case one = Case.random(random, false);
      if (one.ladder == null) {
        continue;
      }
      double[] price = one.prices[0];
      int best = 0;
      double sum = 0;
      double most = 0;
      for (int x = 0; x < one.ladder.levels(); x++) {
        sum += one.ladder.margin(x, price[0], price[1]);
        if (sum >= most) {
          most = sum;
          best = x + 1;
        }
      }
      assertThat(one.ladder.bestLevels(price[0], price[1])).isEqualTo(best);
    }
  }

  /** Commons Math has the incomplete beta and gamma functions that the tails are. */
  @Test
  void shouldAgreeWithAPlainReadingOfTheFormula() {
    SplittableRandom random = new SplittableRandom(SEED + 3);
    for (int i = 0; i < 500; i++) {
      Case one = Case.random(random, true);
      if (one.ladder == null) {
        continue;
      }
      double[] price = one.prices[0];
      for (int x = 0; x < one.ladder.levels() && one.ladder.lot() == 1; x++) {
        assertThat(one.ladder.margin(x, price[0], price[1]))
            .isCloseTo(plain(one, x + 1, price[0], price[1]), within(1e-9));
      }
    }
  }

  private static double plain(Case one, int units, double flow, double storage) {
    Turn turn = one.sizing.turn();
    double held = one.sizing.holdingPerUnitDay() + storage * one.sizing.unitCube();
    double joined = 0;
    double before = 0;
    double margin = -held;
    for (int j = 0; j < one.rates.length; j++) {
      joined += one.rates[j];
      double mean = joined * turn.protectionDays();
      double late = joined * turn.leadSdDays();
      double tail = Math.max(before, tail(units, mean, mean + late * late));
      double earns = (one.savings[j] - flow) / turn.turnDays() + turn.kappa() * held;
      margin += Math.max(0, earns) * (tail - before);
      before = tail;
    }
    return margin;
  }

  private static double tail(int units, double mean, double variance) {
    return variance <= mean * (1 + 1e-9)
        ? Gamma.regularizedGammaP(units, mean)
        : Beta.regularizedBeta(1 - mean / variance, units, mean * mean / (variance - mean));
  }
}

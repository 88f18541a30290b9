package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

/** What the model claims of the margin at a node, on random small nodes. */
class NodeMarginTest {
  private static final int NODES = 6000;
  private static final long SEED = 20261;
  private static final int PLAIN_NODES = 2500;
  private static final double SLACK = 1e-11;

  /** A node with its ladder and two pairs of prices. */
  private record Case(
      NodeSizing sizing, double[] savings, double[] rates, NodeLadder ladder, double[][] prices) {

    static Case random(SplittableRandom random, boolean poisson) {
      return random(random, poisson, 200);
    }

    static Case random(SplittableRandom random, boolean poisson, int mostLevels) {
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
      return new Case(sizing, savings, rates, sizing.ladder(savings, rates, mostLevels), prices);
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

  /**
   * Equation (1) read plainly: tails by the incomplete beta and gamma functions of Commons Math,
   * streams best first, a lot being the mean of its units.
   */
  @Test
  void shouldAgreeWithAPlainReadingOfTheFormula() {
    SplittableRandom random = Seeds.splittable(SEED + 3);
    int nodes = 0;
    int inLots = 0;
    int binomial = 0;
    while (nodes < PLAIN_NODES) {
      boolean poisson = nodes % 3 == 0;
      Case one = Case.random(random, poisson, nodes % 2 == 0 ? 200 : 6);
      if (one.ladder == null) {
        continue;
      }
      double[] price = one.prices[0];
      int lot = one.ladder.lot();
      for (int x = 0; x < one.ladder.levels(); x++) {
        double mean = 0;
        for (int unit = 1; unit <= lot; unit++) {
          mean += plain(one, x * lot + unit, price[0], price[1]) / lot;
        }
        assertThat(one.ladder.margin(x, price[0], price[1])).isCloseTo(mean, within(1e-9));
      }
      nodes++;
      inLots += lot > 1 ? 1 : 0;
      binomial += poisson ? 0 : 1;
    }
    System.out.printf("%d nodes, %d in lots, %d overdispersed%n", nodes, inLots, binomial);
    assertThat(inLots).isGreaterThan(PLAIN_NODES / 10);
  }

  private static double plain(Case one, int units, double flow, double storage) {
    NodeSizing sizing = one.sizing;
    Turn turn = sizing.turn();
    double lead = turn.leadDays();
    double review = turn.reviewDays();
    double tau = review + lead / 2;
    double kappa = 1 - review / (2 * tau);
    double held = sizing.holdingPerUnitDay() + storage * sizing.unitCube();
    double joined = 0;
    double before = 0;
    double margin = -held;
    for (int j = 0; j < one.rates.length; j++) {
      joined += one.rates[j];
      double mean = joined * (lead + review);
      double excess = (sizing.varianceToMean() - 1) * Math.min(1, joined / sizing.totalRate());
      double late = joined * turn.leadSdDays();
      double tail = Math.max(before, tail(units, mean, mean * (1 + excess) + late * late));
      double earns = (one.savings[j] - flow) / tau + kappa * held;
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

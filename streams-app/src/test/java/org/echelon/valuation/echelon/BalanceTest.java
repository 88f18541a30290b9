package org.echelon.valuation.echelon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.measure.Seeds;
import org.echelon.valuation.echelon.TreeSimulation.Retailer;
import org.echelon.valuation.echelon.TreeSimulation.Sharing;
import org.junit.jupiter.api.Test;

/** What the balance assumption costs: simulated cost of the levels above their lower bound. */
class BalanceTest {
  private static final long SEED = 20240612;
  private static final int PERIODS = 60_000;
  private static final int PLAYED = 200_000;

  @Test
  void shouldCostLittleOnAlikeRetailers() {
    check("4 x 0.5, penalty 2", alike(4, 0.5, 2, 0.02, 2), 7, 0.01, 0.02);
    check("4 x 0.5, penalty 0.5", alike(4, 0.5, 2, 0.02, 0.5), 7, 0.01, 0.02);
    check("8 x 0.2, penalty 2", alike(8, 0.2, 2, 0.02, 2), 14, 0.01, 0.02);
    check("4 x 2.0, penalty 2", alike(4, 2.0, 3, 0.02, 2), 14, 0.01, 0.02);
    check("3 x 5.0, penalty 5", alike(3, 5.0, 2, 0.05, 5), 10, 0.02, 0.02);
  }

  @Test
  void shouldCostLittleOnUnlikeRetailers() {
    check(
        "rates 0.1 to 4",
        List.of(
            new Retailer(0.1, 2, 0.02, 2),
            new Retailer(0.5, 2, 0.02, 2),
            new Retailer(1.5, 2, 0.02, 2),
            new Retailer(4, 2, 0.02, 2)),
        14,
        0.01,
        0.03);
    check(
        "lead times 1 to 8",
        List.of(
            new Retailer(1, 1, 0.02, 2), new Retailer(1, 3, 0.02, 2), new Retailer(1, 8, 0.02, 2)),
        14,
        0.01,
        0.03);
    check(
        "penalties 1 to 4, holding 0.01 to 0.04",
        List.of(
            new Retailer(1, 2, 0.01, 1),
            new Retailer(1, 2, 0.02, 2),
            new Retailer(0.5, 3, 0.04, 4),
            new Retailer(2, 2, 0.02, 2)),
        10,
        0.01,
        0.03);
  }

  /** Cost of real stock and waiting customers, against the bound and against the shorter sum. */
  @Test
  void shouldCostWithRealStockWhatTheBoundSaysAndLittleMore() {
    played("4 x 0.5, penalty 2", alike(4, 0.5, 2, 0.02, 2), 7, 0.01);
    played("4 x 0.5, penalty 0.5", alike(4, 0.5, 2, 0.02, 0.5), 7, 0.01);
    played("8 x 0.2, penalty 2", alike(8, 0.2, 2, 0.02, 2), 14, 0.01);
    played("4 x 2.0, penalty 2", alike(4, 2.0, 3, 0.02, 2), 14, 0.01);
    played("3 x 5.0, penalty 5", alike(3, 5.0, 2, 0.05, 5), 10, 0.02);
  }

  private static void played(
      String name, List<Retailer> retailers, int leadPeriods, double holding) {
    TreeSimulation simulation = new TreeSimulation(retailers, leadPeriods, holding);
    int level = simulation.tree().level();
    double bound = simulation.tree().bound();
    PlayedTree.Cost real =
        new PlayedTree(retailers, leadPeriods, holding).cost(level, PLAYED, SEED);
    double summed = bound + simulation.excess(Sharing.LARGEST_MARGIN, PERIODS, SEED);
    System.out.printf(
        "%s: played %d periods (seed %d): %+.2f%% of the bound, standard error %.2f%%%n",
        name, PLAYED, SEED, 100 * (real.mean() / bound - 1), 100 * real.error() / bound);
    assertThat(real.error()).isLessThan(0.0025 * bound);
    assertThat(real.mean()).isGreaterThan(bound - 4 * real.error());
    assertThat(real.mean()).isLessThan(1.02 * bound);
    assertThat(real.mean()).isCloseTo(summed, within(4 * real.error() + 0.001 * bound));
  }

  /**
   * Strongly unlike trees, many of a handful of units, with real stock: the bound holds at the
   * level and beside it, and the level that takes balance for granted is often a unit short.
   */
  @Test
  void shouldNeverFallBelowTheBound() {
    SplittableRandom random = Seeds.splittable(SEED);
    double exact = 0;
    double oneMore = 0;
    double worst = 0;
    int trees = 40;
    for (int i = 0; i < trees; i++) {
      TreeSimulation simulation = unlike(random);
      double bound = simulation.tree().bound();
      int level = simulation.tree().level();
      for (int other = level - 1; other <= level + 1; other++) {
        PlayedTree.Cost real = simulation.played().cost(other, 10_000, i);
        assertThat(real.mean())
            .as("tree %d at %d", i, other)
            .isGreaterThan(bound - 4 * real.error());
      }
      double at = simulation.cost(level, Sharing.LARGEST_MARGIN, 5_000, i) / bound - 1;
      double more = simulation.cost(level + 1, Sharing.LARGEST_MARGIN, 5_000, i) / bound - 1;
      worst = Math.max(worst, at);
      exact += at / trees;
      oneMore += more / trees;
    }
    System.out.printf(
        "%d random unlike trees: +%.2f%% on average (most +%.2f%%), a unit more +%.2f%%%n",
        trees, 100 * exact, 100 * worst, 100 * oneMore);
    assertThat(exact).isLessThan(0.07);
    assertThat(oneMore).isLessThan(exact);
  }

  private static TreeSimulation unlike(SplittableRandom random) {
    List<Retailer> retailers = new ArrayList<>();
    for (int n = 1 + random.nextInt(5); n >= 0; n--) {
      retailers.add(
          new Retailer(
              0.05 * Math.exp(4 * random.nextDouble()),
              1 + random.nextInt(5),
              0.005 + 0.05 * random.nextDouble(),
              0.5 + 4 * random.nextDouble()));
    }
    return new TreeSimulation(
        retailers, 2 + random.nextInt(12), 0.002 + 0.03 * random.nextDouble());
  }

  private static List<Retailer> alike(
      int n, double rate, int lead, double holding, double penalty) {
    return Collections.nCopies(n, new Retailer(rate, lead, holding, penalty));
  }

  private static void check(
      String name, List<Retailer> retailers, int leadPeriods, double holding, double most) {
    TreeSimulation simulation = new TreeSimulation(retailers, leadPeriods, holding);
    double bound = simulation.tree().bound();
    double ranked = simulation.excess(Sharing.LARGEST_MARGIN, PERIODS, SEED) / bound;
    double random = simulation.excess(Sharing.RANDOM, PERIODS, SEED) / bound;
    System.out.printf(
        "%s (seed %d): bound %.4f, by largest margin +%.2f%%, at random +%.2f%%%n",
        name, SEED, bound, 100 * ranked, 100 * random);
    assertThat(ranked).isBetween(-1e-9, most);
    assertThat(random).isGreaterThan(ranked);
    double rate = retailers.stream().mapToDouble(Retailer::rate).sum();
    assertThat(simulation.meanStock())
        .as("the echelon at its level less the demand of a lead time")
        .isCloseTo(
            simulation.tree().level() - rate * leadPeriods, within(0.02 * rate * leadPeriods));
  }
}

package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.echelon.demand.TabledDemand;
import org.echelon.measure.Seeds;
import org.echelon.network.Networks;
import org.echelon.valuation.echelon.EchelonBranch;
import org.echelon.valuation.echelon.EchelonTree;
import org.junit.jupiter.api.Test;

/** The kernel against the exact recursion, on a centre (1) with two nodes below (2, 3). */
class UpstreamKernelTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(Networks.chain());
  private static final int CENTRE = 1;
  private static final int[] BELOW = {2, 3};
  private static final long SEED = 20240611;

  private final Random random = Seeds.random(SEED);
  private final EchelonLists lists = new EchelonLists();
  private final UpstreamKernel kernel = new UpstreamKernel();

  @Test
  void shouldValueStockAsTheExactRecursionDoes() {
    System.out.println("upstream kernel against the exact tree, seed " + SEED);
    int held = 0;
    for (int trial = 0; trial < 500; trial++) {
      List<double[]> margins = margins();
      double rate = 0.02 + 0.6 * random.nextDouble();
      ItemTerms item =
          new ItemTerms(
              "A", 1, random.nextDouble(), 0.05 * random.nextDouble(), 9, 1, everywhere());
      DemandSpread spread = DemandSpread.ofUnits(2 * rate, 1 + random.nextDouble(), 0);
      double storage = random.nextBoolean() ? 0 : 0.05 * random.nextDouble();
      kernel.size(TERMS, CENTRE, item, spread, lists, rate, storage);
      NodeLadder ladder = kernel.freeze();
      assertThat(ladder.lot()).isEqualTo(1);

      double holding = ladder.holdingPerUnitDay() + storage * item.unitCube();
      EchelonTree tree = tree(passedOn(margins, item), holding, law(rate, spread));
      int below = tree.below().level();
      for (int x = 0; x < ladder.levels(); x++) {
        assertThat(ladder.margin(x, 0, storage))
            .isCloseTo(tree.margin(below + x + 1), within(0.01 * holding));
      }
      int level = ladder.bestLevels(0, storage);
      assertThat(below + level).isEqualTo(tree.level());
      held += level > 0 ? 1 : 0;
    }
    assertThat(held).as("instances with stock at the centre").isBetween(100, 499);
  }

  @Test
  void shouldFallWithTheStoragePriceAndBeConvexInIt() {
    for (int trial = 0; trial < 100; trial++) {
      margins();
      ItemTerms item = new ItemTerms("A", 1, 0.5, 0.01, 9, 1, everywhere());
      kernel.size(TERMS, CENTRE, item, DemandSpread.ofUnits(1, 1.5, 0.1), lists, 0.4, 0);
      NodeLadder ladder = kernel.freeze();
      for (int x = 0; x < ladder.levels(); x++) {
        double here = ladder.margin(x, 0, 0.02);
        assertThat(ladder.margin(x, 0, 0.04)).isLessThanOrEqualTo(here);
        assertThat(2 * here)
            .isLessThanOrEqualTo(ladder.margin(x, 0, 0) + ladder.margin(x, 0, 0.04) + 1e-12);
        assertThat(here).isLessThanOrEqualTo(x == 0 ? 1e9 : ladder.margin(x - 1, 0, 0.02) + 1e-12);
      }
      assertThat(ladder.marginWhereShort(0, 0.02))
          .isGreaterThan(0)
          .isGreaterThanOrEqualTo(ladder.margin(0, 0, 0.02));
    }
  }

  @Test
  void shouldHoldAboutTheSameInLots() {
    for (double rate : new double[] {20, 80, 400}) {
      lists.clear(TERMS.span());
      for (int node : BELOW) {
        lists.begin(node, Math.max(1, (int) (rate / 10)));
        for (int i = 0; i < 20; i++) {
          lists.add(node, 0.004 * i * i);
        }
      }
      ItemTerms item = new ItemTerms("A", 1, 0.5, 0.01, 9, 1, everywhere());
      DemandSpread spread = DemandSpread.ofUnits(rate, 2, 0);
      kernel.size(TERMS, CENTRE, item, spread, lists, rate, 0);
      NodeLadder ladder = kernel.freeze();
      assertThat(ladder.lot()).isGreaterThan(1);
      assertThat(ladder.levels()).isLessThanOrEqualTo(LadderKernel.MOST_LEVELS);
      long units = (long) ladder.bestLevels(0, 0) * ladder.lot();

      List<double[]> margins = new ArrayList<>();
      for (int node = 0; node < BELOW.length; node++) {
        double[] all = new double[20 * Math.max(1, (int) (rate / 10))];
        for (int k = 0; k < all.length; k++) {
          int i = 19 - k * 20 / all.length;
          all[k] = 0.004 * i * i;
        }
        margins.add(all);
      }
      EchelonTree tree =
          tree(passedOn(margins, item), ladder.holdingPerUnitDay(), law(rate, spread));
      assertThat(units).isCloseTo(tree.level() - tree.below().level(), within((long) ladder.lot()));
    }
  }

  /** The margins less what of the capital of a unit below the centre is charged. */
  private static List<double[]> passedOn(List<double[]> margins, ItemTerms item) {
    double charged = TERMS.chargedAbove(BELOW[0], item);
    return margins.stream()
        .map(own -> Arrays.stream(own).map(m -> Math.max(0, m - charged)).toArray())
        .toList();
  }

  /** Random falling margins of the nodes below, put into the lists. */
  private List<double[]> margins() {
    lists.clear(TERMS.span());
    List<double[]> all = new ArrayList<>();
    for (int node : BELOW) {
      double[] margins = new double[1 + random.nextInt(6)];
      lists.begin(node, 1);
      double margin = 0.02 * random.nextDouble();
      for (int k = margins.length - 1; k >= 0; k--) {
        margin += k == 0 ? 0.06 : 0;
        margins[k] = margin;
        lists.add(node, margin);
        margin += 0.3 * random.nextDouble();
      }
      all.add(margins);
    }
    return all;
  }

  /**
   * The nodes below in echelon form: their margins and H; customers that wait count as the best.
   */
  private static EchelonTree tree(List<double[]> margins, double holding, TabledDemand demand) {
    double dearest = margins.stream().mapToDouble(m -> m[0]).max().orElseThrow();
    List<EchelonBranch> branches = new ArrayList<>();
    for (double[] own : margins) {
      double[] echelon = new double[own.length];
      for (int k = 0; k < own.length; k++) {
        echelon[k] = own[k] + holding;
      }
      branches.add(new EchelonBranch(echelon, dearest + holding, 0));
    }
    return new EchelonTree(branches, holding, demand);
  }

  private static TabledDemand law(double rate, DemandSpread spread) {
    double mean = rate * 17;
    double share = Math.min(1, rate / spread.totalRate());
    double variance = mean * (1 + (spread.varianceToMean() - 1) * share) + 4 * rate * rate;
    return TabledDemand.of(mean, variance);
  }

  private static boolean[] everywhere() {
    return new boolean[0];
  }
}

package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.echelon.demand.DemandTail;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.OverflowFixedPoint;
import org.junit.jupiter.api.Test;

/**
 * How good the overflow fixed point is on random small periods, beside the best of all placements.
 * It is a heuristic: nothing bounds its loss, so the figures are what was measured, held against
 * getting worse.
 */
class OverflowHeuristicTest {
  private static final long SEED = 20262;
  private static final int PERIODS = 1000;
  private static final int SWEEPS = 3;

  private record Period(double[][] savings, double[] rates, double leftover, double[] unitCost) {

    static Period random(SplittableRandom random, int nodes, int classes, double rate) {
      double[][] savings = new double[classes][nodes];
      double[] rates = new double[classes];
      double[] unitCost = new double[nodes];
      for (int c = 0; c < classes; c++) {
        rates[c] = rate * (0.2 + random.nextDouble());
        double top = 3 + 7 * random.nextDouble();
        for (int n = 0; n < nodes; n++) {
          savings[c][n] = top * (0.3 + 0.7 * random.nextDouble());
        }
      }
      Arrays.setAll(unitCost, n -> 0.1 + 0.4 * random.nextDouble());
      return new Period(savings, rates, 0.2 + 0.6 * random.nextDouble(), unitCost);
    }

    OverflowFixedPoint point() {
      double[][] cost = new double[savings.length][];
      Arrays.setAll(cost, c -> Arrays.stream(savings[c]).map(s -> -s).toArray());
      return new OverflowFixedPoint(cost, rates, 0);
    }

    double newsvendor(int node, double[] r, double[] mu, int[] levels) {
      double[][] tails = new double[r.length][60];
      double mean = 0;
      for (int j = 0; j < r.length; j++) {
        mean += mu[j];
        DemandTail.fill(mean, mean, 1, tails[j]);
      }
      double[] earned = Arrays.stream(r).map(s -> s + leftover).toArray();
      NodeLadder ladder =
          new NodeLadder(node, -1, 1, 1, 1, 0, 1, leftover + unitCost[node], 1, earned, mu, tails);
      levels[node] = ladder.bestLevels(0, 0);
      return mean == 0 ? 0 : ladder.flowPerDay(levels[node], 0, 0) / mean;
    }
  }

  @Test
  void shouldComeNearTheBestPlacementOnSmallPeriods() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] ratios = new double[PERIODS];
    double[] sums = new double[2];
    for (int i = 0; i < PERIODS; i++) {
      boolean small = i % 10 != 0;
      Period period = Period.random(random, small ? 2 : 3, small ? 2 : 3, small ? 0.6 : 0.4);
      ratios[i] = ratio(period, small ? 5 : 3, sums);
    }
    Arrays.sort(ratios);
    double mean = Arrays.stream(ratios).average().orElseThrow();
    double together = sums[0] / sums[1];
    System.out.printf(
        Locale.ROOT,
        "value of the fixed point / best: %d periods, seed %d: worst %.3f, 1%% %.3f, 10%% %.3f,"
            + " median %.4f, mean %.4f, of all value %.4f, optimal %.1f%%%n",
        PERIODS,
        SEED,
        ratios[0],
        ratios[PERIODS / 100],
        ratios[PERIODS / 10],
        ratios[PERIODS / 2],
        mean,
        together,
        100.0 * Arrays.stream(ratios).filter(r -> r > 1 - 1e-9).count() / PERIODS);
    assertThat(ratios[PERIODS - 1]).as("nothing beats the best").isLessThanOrEqualTo(1 + 1e-9);
    assertThat(mean).isGreaterThan(0.96);
    assertThat(together).isGreaterThan(0.97);
    assertThat(ratios[PERIODS / 10]).isGreaterThan(0.9);
  }

  /** Value of the fixed point over the best of all placements up to some units at each node. */
  private static double ratio(Period period, int most, double[] sums) {
    int[] levels = settled(period);
    TwoStageValue exact =
        new TwoStageValue(period.savings, period.rates, period.leftover, period.unitCost, most);
    int[] tried = new int[levels.length];
    double best = 0;
    do {
      best = Math.max(best, exact.of(tried));
    } while (next(tried, Math.min(most, 4)));
    double reached = exact.of(levels);
    best = Math.max(best, reached);
    sums[0] += reached;
    sums[1] += best;
    return best < 1e-9 ? 1 : reached / best;
  }

  private static int[] settled(Period period) {
    int[] levels = new int[period.unitCost.length];
    OverflowFixedPoint point = period.point();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      point.sweep(0, (node, r, mu) -> period.newsvendor(node, r, mu, levels));
    }
    return levels;
  }

  private static boolean next(int[] tried, int most) {
    for (int n = 0; n < tried.length; n++) {
      if (tried[n]++ < most) {
        return true;
      }
      tried[n] = 0;
    }
    return false;
  }

  @Test
  void shouldSettleNodeByNodeWhereAllAtOnceSwings() {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    double oneByOne = 0;
    double allAtOnce = 0;
    for (int i = 0; i < 300; i++) {
      Period period = Period.random(random, 8, 6, 2);
      oneByOne += lastMoved(levelsBySweep(period, false)) / 300;
      allAtOnce += lastMoved(levelsBySweep(period, true)) / 300;
    }
    System.out.printf(
        Locale.ROOT,
        "stocked levels that change in the fourth sweep: node by node %.1f%%, all at once %.1f%%%n",
        100 * oneByOne,
        100 * allAtOnce);
    assertThat(oneByOne).isLessThan(0.15);
    assertThat(allAtOnce).isGreaterThan(0.5);
  }

  /** Share of the nodes stocked in either of the last two sweeps whose level differs. */
  private static double lastMoved(int[][] history) {
    int[] before = history[history.length - 2];
    int[] after = history[history.length - 1];
    int stocked = 0;
    int moved = 0;
    for (int n = 0; n < before.length; n++) {
      stocked += before[n] + after[n] > 0 ? 1 : 0;
      moved += before[n] != after[n] ? 1 : 0;
    }
    return stocked == 0 ? 0 : (double) moved / stocked;
  }

  /** All at once: every node sees the availability of the sweep before. */
  private static int[][] levelsBySweep(Period period, boolean allAtOnce) {
    int nodes = period.unitCost.length;
    int[][] history = new int[4][nodes];
    double[] seen = new double[nodes];
    OverflowFixedPoint point = period.point();
    for (int sweep = 0; sweep < 4; sweep++) {
      int[] levels = history[sweep];
      if (allAtOnce) {
        seen = jacobi(period, seen, levels);
      } else {
        point.sweep(0, (node, r, mu) -> period.newsvendor(node, r, mu, levels));
      }
    }
    return history;
  }

  /** Sets every node to what it was, except that each is sized anew and put back. */
  private static double[] jacobi(Period period, double[] seen, int[] levels) {
    double[] answer = new double[seen.length];
    OverflowFixedPoint point = period.point();
    point.sweep(0, (node, r, mu) -> seen[node]);
    point.sweep(
        0,
        (node, r, mu) -> {
          answer[node] = period.newsvendor(node, r, mu, levels);
          return seen[node];
        });
    return answer;
  }

  @Test
  void shouldPreferTheCheaperNodeAndLeaveOutWhatCostsTheLostSale() {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    for (int i = 0; i < 1000; i++) {
      double[][] cost = new double[3][6];
      for (double[] row : cost) {
        Arrays.setAll(row, n -> 14 * random.nextDouble());
      }
      OverflowFixedPoint point = new OverflowFixedPoint(cost, new double[] {1, 1, 1}, 10);
      for (int c = 0; c < 3; c++) {
        double[] row = cost[c];
        int[] list = point.preference(c);
        assertThat(list).hasSize((int) Arrays.stream(row).filter(e -> e < 10).count());
        for (int p = 1; p < list.length; p++) {
          assertThat(row[list[p - 1]]).isLessThanOrEqualTo(row[list[p]]);
        }
      }
    }
  }
}

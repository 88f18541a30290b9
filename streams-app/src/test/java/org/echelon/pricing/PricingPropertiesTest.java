package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.echelon.valuation.NodeLadder;
import org.junit.jupiter.api.Test;

/**
 * Random tiny instances held against a simplex solver (Commons Math) and against all whole plans:
 * dual >= fractional optimum >= best whole plan >= repaired plan.
 */
class PricingPropertiesTest {
  private static final int INSTANCES = 2000;
  private static final long SEED = 41;
  private static final PricingOptions FINE = new PricingOptions(1e-8, 1e-6, 0.01, 60, 1);

  @Test
  void shouldBoundEveryTinyInstanceFromBothSides() {
    Random random = new Random(SEED);
    double worstDual = 0;
    double worstRepair = 0;
    int bestRepaired = 0;
    for (int i = 0; i < INSTANCES; i++) {
      FrozenModel model = tiny(random);
      double fractional = fractional(model);
      PricingResult result = NewtonPricing.solve(model, new double[model.rows().size()], FINE);
      double dual = result.certificate().dualBound();
      double repaired = result.certificate().primalValue();
      double whole = new WholePlans(model, result.prices(), repaired).best;
      String name = "instance " + i + " of seed " + SEED;
      assertThat(dual).as(name).isGreaterThanOrEqualTo(fractional - 1e-9);
      assertThat(fractional).as(name).isGreaterThanOrEqualTo(whole - 1e-9);
      assertThat(whole).as(name).isGreaterThanOrEqualTo(repaired - 1e-9);
      assertThat(fractional - whole)
          .as(name)
          .isLessThanOrEqualTo(binding(model, result.prices()) * largestLot(model) + 1e-6);
      worstDual = Math.max(worstDual, dual / Math.max(fractional, 1e-6) - 1);
      worstRepair = Math.max(worstRepair, (whole - repaired) / Math.max(whole, 1e-6));
      bestRepaired += whole - repaired < 1e-9 ? 1 : 0;
    }
    System.out.printf(
        "%d tiny instances (seed %d): bound at most %.1e above the fractional optimum; repair best"
            + " in %.1f%%, worst %.1f%% below%n",
        INSTANCES, SEED, worstDual, 100.0 * bestRepaired / INSTANCES, 100 * worstRepair);
    assertThat(worstDual).isLessThan(1e-5);
    assertThat(bestRepaired).isGreaterThanOrEqualTo(INSTANCES * 99 / 100);
    assertThat(worstRepair).isLessThan(0.05);
  }

  @Test
  void shouldNeverUseMoreOfARowWhosePriceRises() {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < INSTANCES; i++) {
      FrozenModel model = tiny(random);
      double[] prices = new double[model.rows().size()];
      Arrays.setAll(prices, r -> random.nextInt(3) * 0.4 * random.nextDouble());
      int row = random.nextInt(prices.length);
      double before = Double.POSITIVE_INFINITY;
      for (int step = 0; step < 8; step++) {
        double used = model.evaluate(prices, false).usage()[row];
        assertThat(used).as("instance %d of seed %d", i, SEED + 1).isLessThan(before + 1e-12);
        before = used;
        prices[row] += 0.3 * random.nextDouble();
      }
    }
  }

  /** 1-3 SKUs at up to 3 nodes, one of which fills the others; up to 6 levels, 1-2 streams. */
  private static FrozenModel tiny(Random random) {
    int nodes = 1 + random.nextInt(3);
    double[] cube = new double[nodes];
    double[] flow = new double[nodes];
    for (int n = 0; n < nodes; n++) {
      cube[n] = 0.2 + 4 * random.nextDouble();
      flow[n] = 0.1 + 1.5 * random.nextDouble();
    }
    boolean[] fills = new boolean[nodes];
    fills[0] = nodes > 1 && random.nextBoolean();
    FrozenModel.Builder builder = FrozenModel.over(Resources.of(cube, flow, fills));
    int skus = 1 + random.nextInt(3);
    for (int i = 0; i < skus; i++) {
      List<NodeLadder> ladders = new ArrayList<>();
      for (int n = 0; n < nodes; n++) {
        ladders.add(ladder(n, n > 0 && fills[0] ? 0 : -1, fills[n], random));
      }
      builder.add(ladders);
    }
    return builder.build();
  }

  private static NodeLadder ladder(int node, int feeder, boolean fills, Random random) {
    int streams = 1 + random.nextInt(2);
    int levels = 1 + random.nextInt(6);
    double[] savings = new double[streams];
    double[][] tails = new double[streams][levels];
    double saving = 1 + 8 * random.nextDouble();
    for (int j = 0; j < streams; j++) {
      savings[j] = saving;
      saving *= random.nextDouble();
      double tail = 1;
      for (int x = 0; x < levels; x++) {
        tail *= 0.3 + 0.7 * random.nextDouble();
        tails[j][x] = j == 0 ? tail : Math.max(tails[0][x], tail);
      }
    }
    double turn = 2.5;
    double unitCube = 0.2 + random.nextDouble();
    double holding = 0.01 + 0.1 * random.nextDouble();
    double rho = fills ? 0 : 1;
    return new NodeLadder(
        node, feeder, unitCube, turn, 4, 0.8, rho, holding, 1, savings, new double[streams], tails);
  }

  /** max sum value z over levels and served streams, sum_j z <= 1 a level, by simplex. */
  private static double fractional(FrozenModel m) {
    List<double[]> columns = new ArrayList<>();
    List<Integer> levelOf = new ArrayList<>();
    double[][] free = m.blockPrices(new double[m.rows().size()]);
    int levels = 0;
    for (int p = 0; p < m.pairs; p++) {
      for (int x = 0; x < m.levels[p]; x++, levels++) {
        for (int s = 0; s <= m.streams(p); s++) {
          double[] column = new double[m.rows().size() + 1];
          double served = m.served(p, x + 1, s) - m.served(p, x, s);
          m.blocks.addUsage(column, m.block[p], m.flow(p, served), m.storage(p, 1, served), 1);
          column[m.rows().size()] = m.worth(p, x + 1, s, free) - m.worth(p, x, s, free);
          columns.add(column);
          levelOf.add(levels);
        }
      }
    }
    if (columns.isEmpty()) {
      return 0;
    }
    List<LinearConstraint> rows = new ArrayList<>();
    for (int r = 0; r < m.rows().size(); r++) {
      rows.add(constraint(columns, r, m.capacity()[r]));
    }
    for (int level = 0; level < levels; level++) {
      double[] one = new double[columns.size()];
      for (int c = 0; c < one.length; c++) {
        one[c] = levelOf.get(c) == level ? 1 : 0;
      }
      rows.add(new LinearConstraint(one, Relationship.LEQ, 1));
    }
    double[] value = new double[columns.size()];
    Arrays.setAll(value, c -> columns.get(c)[m.rows().size()]);
    return new SimplexSolver()
        .optimize(
            new MaxIter(10_000),
            new LinearObjectiveFunction(value, 0),
            new LinearConstraintSet(rows),
            GoalType.MAXIMIZE,
            new NonNegativeConstraint(true))
        .getValue();
  }

  private static LinearConstraint constraint(List<double[]> columns, int row, double limit) {
    double[] used = new double[columns.size()];
    Arrays.setAll(used, c -> columns.get(c)[row]);
    return new LinearConstraint(used, Relationship.LEQ, limit);
  }

  /**
   * The best of all plans of whole levels that serve the first streams of each pair, by depth-first
   * search; branches that cannot beat a known plan by any prices are cut.
   */
  private static final class WholePlans {
    final FrozenModel m;
    final double[] prices;
    final double[][] free;
    final double[] ahead;
    double best;

    WholePlans(FrozenModel model, double[] prices, double known) {
      m = model;
      this.prices = prices;
      free = model.blockPrices(new double[prices.length]);
      best = known;
      double[][] priced = model.blockPrices(prices);
      ahead = new double[model.pairs + 1];
      for (int p = model.pairs - 1; p >= 0; p--) {
        double most = 0;
        for (int x = 0; x <= model.levels[p]; x++) {
          for (int s = 0; s <= model.streams(p); s++) {
            most = Math.max(most, model.worth(p, x, s, priced));
          }
        }
        ahead[p] = ahead[p + 1] + most;
      }
      search(0, 0, new double[prices.length]);
    }

    private void search(int p, double value, double[] usage) {
      double bound = value + ahead[p];
      for (int r = 0; r < usage.length; r++) {
        bound += prices[r] * (m.capacity()[r] - usage[r]);
      }
      if (bound <= best + 1e-10) {
        return;
      }
      if (p == m.pairs) {
        best = Math.max(best, value);
        return;
      }
      for (int x = 0; x <= m.levels[p]; x++) {
        for (int s = x == 0 ? m.streams(p) : 0; s <= m.streams(p); s++) {
          double[] next = usage.clone();
          double served = m.served(p, x, s);
          m.blocks.addUsage(next, m.block[p], m.flow(p, served), m.storage(p, x, served), x);
          if (fits(m, next)) {
            search(p + 1, value + m.worth(p, x, s, free), next);
          }
        }
      }
    }
  }

  private static boolean fits(FrozenModel m, double[] usage) {
    for (int r = 0; r < usage.length; r++) {
      if (usage[r] > m.capacity()[r] + 1e-12) {
        return false;
      }
    }
    return true;
  }

  private static int binding(FrozenModel m, double[] prices) {
    int count = 0;
    for (double price : prices) {
      count += price > 0 ? 1 : 0;
    }
    return Math.min(count, m.rows().size());
  }

  private static double largestLot(FrozenModel m) {
    double[][] free = m.blockPrices(new double[m.rows().size()]);
    double largest = 0;
    for (int p = 0; p < m.pairs; p++) {
      for (int s = 0; s <= m.streams(p) && m.levels[p] > 0; s++) {
        largest = Math.max(largest, m.worth(p, 1, s, free));
      }
    }
    return largest;
  }
}

package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.echelon.demand.NormalLaw;
import org.echelon.demand.TabledDemand;
import org.junit.jupiter.api.Test;

class ReorderUpToTest {

  @Test
  void shouldBeBeatenByNoPolicyOfAnyForm() {
    for (int seed = 0; seed < 200; seed++) {
      Case c = new Case(seed);
      var policy = c.model.optimum();
      double[] gain = gainByValueIteration(c, policy);

      assertThat(policy.cost()).as("seed %d", seed).isBetween(gain[0] - 1e-7, gain[1] + 1e-7);
    }
  }

  @Test
  void shouldCostWhatTheStationaryDistributionCosts() {
    for (int seed = 0; seed < 200; seed++) {
      Case c = new Case(seed);
      var policy = c.model.optimum();

      assertThat(policy.cost())
          .as("seed %d", seed)
          .isCloseTo(stationaryCost(c, policy.reorderPoint(), policy.level()), offset(1e-9));
    }
  }

  @Test
  void shouldBeBeatenByNoPairOnAGrid() {
    for (int seed = 0; seed < 200; seed++) {
      Case c = new Case(seed);
      var policy = c.model.optimum();
      for (int s = policy.reorderPoint() - 8; s <= policy.reorderPoint() + 8; s++) {
        for (int level = s + 1; level <= policy.level() + 15; level++) {
          assertThat(c.model.cost(s, level)).isGreaterThan(policy.cost() - 1e-9);
        }
      }
    }
  }

  @Test
  void shouldOrderEveryPeriodWhenOrdersAreFree() {
    var policy = new ReorderUpTo(0, 1, 9, TabledDemand.poisson(4), 2).optimum();
    var baseStock = BaseStock.of(1, 9, TabledDemand.poisson(4), 2);

    assertThat(policy.level()).isEqualTo((int) baseStock.level());
    assertThat(policy.cost()).isCloseTo(baseStock.cost(), offset(1e-9));
  }

  @Test
  void shouldApproximateByPowersWithinAFewPercent() {
    var model = new ReorderUpTo(64, 1, 9, TabledDemand.poisson(20), 0);
    var power = PowerApproximation.of(64, 1, 9, new NormalLaw(20, Math.sqrt(20)), 0);
    int s = (int) Math.rint(power.reorderPoint());
    double cost = model.cost(s, (int) Math.rint(power.level()));

    assertThat(cost / model.optimum().cost()).isBetween(1.0, 1.03);
  }

  /** A random instance with demand of zero possible, so that the chain is aperiodic. */
  private static final class Case {
    final TabledDemand demand;
    final double fixedCost;
    final ReorderUpTo model;

    Case(int seed) {
      var random = new SplittableRandom(seed);
      demand = TabledDemand.ofWeights(random.doubles(random.nextInt(2, 9), 0.02, 1).toArray());
      fixedCost = random.nextInt(6) == 0 ? 0 : random.nextDouble(0, 40);
      double holding = random.nextDouble(0.3, 2);
      int leadTime = random.nextInt(3);
      model = new ReorderUpTo(fixedCost, holding, random.nextDouble(1, 15), demand, leadTime);
    }
  }

  /** Lower and upper bound of the least average cost of any policy, by relative values. */
  private static double[] gainByValueIteration(Case c, ReorderUpTo.Policy policy) {
    int low = policy.reorderPoint() - 12;
    int high = policy.level() + 20;
    int last = c.demand.most();
    double[] value = new double[high - low + last + 1];
    int offset = low - last;
    for (int round = 0; round < 5000; round++) {
      double[] after = new double[high - low + 1];
      for (int y = low; y <= high; y++) {
        after[y - low] = c.model.expected(y);
        for (int d = 0; d <= last; d++) {
          after[y - low] += c.demand.probability(d) * value[y - d - offset];
        }
      }
      double[] next = new double[value.length];
      double order = Double.POSITIVE_INFINITY;
      for (int x = high; x >= offset; x--) {
        double stay = x < low ? Double.POSITIVE_INFINITY : after[x - low];
        next[x - offset] = Math.min(stay, order);
        order = Math.min(order, stay + c.fixedCost);
      }
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int x = 0; x < next.length; x++) {
        least = Math.min(least, next[x] - value[x]);
        greatest = Math.max(greatest, next[x] - value[x]);
      }
      if (greatest - least < 1e-8) {
        return new double[] {least, greatest};
      }
      double base = next[0];
      value = Arrays.stream(next).map(v -> v - base).toArray();
    }
    throw new AssertionError("value iteration does not settle");
  }

  private static double stationaryCost(Case c, int s, int level) {
    int n = level - s;
    RealMatrix equations = MatrixUtils.createRealIdentityMatrix(n);
    double[] ordering = new double[n];
    for (int i = 0; i < n; i++) {
      for (int d = 0; d <= c.demand.most(); d++) {
        int to = i - d >= 0 ? i - d : n - 1;
        ordering[i] += i - d >= 0 ? 0 : c.demand.probability(d);
        equations.addToEntry(to, i, -c.demand.probability(d));
      }
    }
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      equations.setEntry(0, i, 1);
    }
    right[0] = 1;
    double[] chance =
        new LUDecomposition(equations)
            .getSolver()
            .solve(MatrixUtils.createRealVector(right))
            .toArray();
    double cost = 0;
    for (int i = 0; i < n; i++) {
      cost += chance[i] * (c.model.expected(s + 1 + i) + c.fixedCost * ordering[i]);
    }
    return cost;
  }
}

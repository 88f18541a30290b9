package org.echelon.pricing.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.echelon.golden.ForwardWeeks;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.NewtonPricing;
import org.echelon.pricing.PricingOptions;
import org.echelon.valuation.NodeLadder;
import org.junit.jupiter.api.Test;

/** Against the linear program in which stock stays until it is sold. */
class KeptStockTest {
  private static final long SEED = 31;
  private static final PricingOptions FINE = new PricingOptions(1e-8, 1e-7, 0.01, 200, 1);

  @Test
  void shouldBoundTheLinearProgramWithTheRowAndReachIt() {
    Random random = new Random(SEED);
    int compared = 0;
    int bent = 0;
    double worst = 0;
    for (int i = 0; i < 80; i++) {
      Instance instance = new Instance(random);
      OptionalDouble program = program(instance, true);
      if (program.isEmpty()) {
        continue;
      }
      KeptStock kept = instance.curve.keepingStock();
      double[] zero = new double[kept.capacity().length];
      NewtonPricing.Found found = kept.solve(zero, FINE);
      NewtonPricing.Found free = NewtonPricing.search(kept.relaxed(), zero, FINE);

      String name = "instance " + i + " of seed " + SEED;
      double optimum = program.getAsDouble();
      double scale = Math.max(1, Math.abs(optimum));
      assertThat(found.bound()).as(name).isGreaterThan(optimum - 1e-7 * scale);
      assertThat(found.bound()).as(name).isLessThanOrEqualTo(free.bound() + 1e-6 * scale);
      assertThat(free.bound())
          .as(name)
          .isCloseTo(program(instance, false).orElseThrow(), within(1e-4 * scale));
      worst = Math.max(worst, (found.bound() - optimum) / scale);
      bent += free.bound() > optimum + 1e-3 * scale ? 1 : 0;
      compared++;
    }
    System.out.printf(
        "seed %d: %d programs, the row costs in %d; bound at most %.1e above%n",
        SEED, compared, bent, worst);
    assertThat(compared).isGreaterThan(40);
    assertThat(bent).isGreaterThan(15);
    assertThat(worst).isLessThan(1e-6);
  }

  @Test
  void shouldNeverExceedTheRelaxedBoundAtAnyPrices() {
    KeptStock kept = new ForwardWeeks().curve().keepingStock();
    double[] best = new ForwardWeeks().optimalPrices();
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      double[] prices = new double[best.length];
      Arrays.setAll(prices, r -> best[r] * 2 * random.nextDouble());
      FrozenModel relaxed = kept.relaxed();
      double free = relaxed.bound(prices, relaxed.evaluate(prices, false).value());

      assertThat(kept.bound(prices)).as("trial %d", i).isLessThanOrEqualTo(free + 1e-9);
    }
  }

  @Test
  void shouldLowerTheBoundOfTheKnownWeeks() {
    KeptStock kept = new ForwardWeeks().curve().keepingStock();
    double[] zero = new double[kept.capacity().length];
    NewtonPricing.Found found = kept.solve(zero, new PricingOptions(1e-6, 0.01, 0.01, 100, 1));

    long start = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      kept.evaluate(found.prices(), 0);
    }
    double each = (System.nanoTime() - start) / 200.0 / 1000 / kept.chains();
    int bent = kept.bent();
    start = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      kept.relaxed().evaluate(found.prices(), 0);
    }
    double free = (System.nanoTime() - start) / 200.0 / 1000 / kept.chains();
    System.out.printf(
        "bound %.6f with the row after %d calls, %d of %d chains bent; %.1f us a chain, relaxed"
            + " %.1f%n",
        found.bound(), found.oracleCalls(), bent, kept.chains(), each, free);
    double relaxed = new ForwardWeeks().answers().get("fractionalOptimum").asDouble();
    double known = new ForwardWeeks().answers().get("fractionalOptimumKeepingStock").asDouble();
    assertThat(known).isLessThan(relaxed - 0.1);
    assertThat(found.bound()).isCloseTo(known, within(1e-6 * known));
    assertThat(bent).isPositive();
  }

  /** 1-2 SKUs at 1-2 nodes over 2-3 weeks of unlike demand and limits. */
  private static final class Instance {
    final ForwardCurve curve;
    final List<double[]> positions = new ArrayList<>();
    final List<List<List<NodeLadder>>> ladders = new ArrayList<>();
    final int weeks;
    final int nodes;

    Instance(Random random) {
      weeks = 2 + random.nextInt(2);
      nodes = 1 + random.nextInt(2);
      double[][] cube = new double[weeks][nodes];
      double[][] in = new double[weeks][nodes];
      double[][] out = new double[weeks][nodes];
      for (int w = 0; w < weeks; w++) {
        for (int n = 0; n < nodes; n++) {
          cube[w][n] = 2 + 6 * random.nextDouble();
          in[w][n] = 0.2 + 2 * random.nextDouble();
          out[w][n] = random.nextBoolean() ? Double.POSITIVE_INFINITY : 1 + random.nextDouble();
        }
      }
      ForwardCurve.Builder builder =
          ForwardCurve.ending(new WeekCapacities(cube, in, out, new boolean[nodes]));
      for (int i = 1 + random.nextInt(2); i > 0; i--) {
        double[] position = new double[nodes];
        Arrays.setAll(position, n -> random.nextInt(5));
        List<List<NodeLadder>> byWeek = new ArrayList<>();
        double saving = 1 + 4 * random.nextDouble();
        for (int w = 0; w < weeks; w++) {
          List<NodeLadder> week = new ArrayList<>();
          for (int n = 0; n < nodes; n++) {
            week.add(ladder(n, saving, random));
          }
          byWeek.add(week);
        }
        ladders.add(byWeek);
        positions.add(position);
        builder.add(byWeek, position);
      }
      curve = builder.build();
    }

    private static NodeLadder ladder(int node, double saving, Random random) {
      double[] tails = new double[2 + random.nextInt(5)];
      double tail = random.nextInt(3) == 0 ? 0.1 : 1;
      for (int x = 0; x < tails.length; x++) {
        tail *= 0.2 + 0.7 * random.nextDouble();
        tails[x] = tail;
      }
      // Turn and protection time are equal, so that rows count flow as it is.
      double holding = 0.02 + 0.2 * random.nextDouble();
      return new NodeLadder(
          node,
          -1,
          0.5,
          4,
          4,
          0.8,
          1,
          holding,
          1,
          new double[] {saving},
          new double[1],
          new double[][] {tails});
    }
  }

  /** Columns by pair, level, and whether it serves; stock may fall by what its levels sell. */
  private static OptionalDouble program(Instance instance, boolean kept) {
    KeptStock stock = instance.curve.keepingStock();
    FrozenModel model = stock.relaxed();
    List<double[]> use = new ArrayList<>();
    List<Double> value = new ArrayList<>();
    List<double[]> levels = new ArrayList<>();
    List<double[]> keeping = new ArrayList<>();
    List<Double> atLeast = new ArrayList<>();
    int columns = 2 * instance.weeks * stock.chains() * 8;
    for (int i = 0, p = 0; i < instance.ladders.size(); i++) {
      var padded = KeptStock.padded(instance.ladders.get(i), instance.positions.get(i));
      double[][] rows = new double[instance.weeks * instance.nodes][columns];
      for (int w = 0; w < instance.weeks; w++) {
        for (int n = 0; n < instance.nodes; n++, p++) {
          NodeLadder ladder = padded.get(w).get(n);
          for (int x = 0; x < ladder.levels(); x++) {
            double[] one = new double[columns];
            for (int served = 0; served < 2; served++) {
              int c = value.size();
              double tail = ladder.tails()[0][x];
              double h = ladder.holdingPerUnitDay();
              value.add(served * (ladder.savings()[0] / 4 + 0.8 * h) * tail - h);
              double[] used = new double[model.rows().size()];
              model.addUsage(used, p, x + 1, served, 1);
              model.addUsage(used, p, x, served, -1);
              use.add(used);
              one[c] = 1;
              rows[w * instance.nodes + n][c] += 1 + 7 * tail / 4;
              if (w + 1 < instance.weeks) {
                rows[(w + 1) * instance.nodes + n][c] -= 1;
              }
            }
            levels.add(one);
          }
        }
      }
      for (int r = 0; r < rows.length; r++) {
        keeping.add(rows[r]);
        atLeast.add(r < instance.nodes ? instance.positions.get(i)[r] : 0);
      }
    }
    return solve(model, value, use, levels, kept ? keeping : List.of(), atLeast);
  }

  private static OptionalDouble solve(
      FrozenModel model,
      List<Double> value,
      List<double[]> use,
      List<double[]> levels,
      List<double[]> keeping,
      List<Double> atLeast) {
    int columns = value.size();
    List<LinearConstraint> rows = new ArrayList<>();
    for (int r = 0; r < model.rows().size(); r++) {
      double[] row = new double[columns];
      for (int c = 0; c < columns; c++) {
        row[c] = use.get(c)[r];
      }
      rows.add(new LinearConstraint(row, Relationship.LEQ, model.capacity()[r]));
    }
    for (double[] one : levels) {
      rows.add(new LinearConstraint(Arrays.copyOf(one, columns), Relationship.LEQ, 1));
    }
    for (int i = 0; i < keeping.size(); i++) {
      double[] row = Arrays.copyOf(keeping.get(i), columns);
      rows.add(new LinearConstraint(row, Relationship.GEQ, atLeast.get(i)));
    }
    double[] objective = value.stream().mapToDouble(v -> v).toArray();
    try {
      return OptionalDouble.of(
          new SimplexSolver()
              .optimize(
                  new MaxIter(20_000),
                  new LinearObjectiveFunction(objective, 0),
                  new LinearConstraintSet(rows),
                  GoalType.MAXIMIZE,
                  new NonNegativeConstraint(true))
              .getValue());
    } catch (NoFeasibleSolutionException e) {
      return OptionalDouble.empty();
    }
  }
}

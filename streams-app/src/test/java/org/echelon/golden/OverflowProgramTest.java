package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.echelon.measure.OrTools;
import org.junit.jupiter.api.Test;

/** The placements of one period as linear programs over all 729 outcomes of demand, by GLOP. */
class OverflowProgramTest {
  private static final int MOST = 8;
  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final double ANY = Double.POSITIVE_INFINITY;

  @Test
  void shouldBeWorthNoMoreWhenStockMayBeDivided() {
    OrTools.assumePresent();
    for (JsonNode one : GoldenResource.read("overflow.json")) {
      double[][] savings = new double[one.get("savings").size()][];
      Arrays.setAll(savings, c -> GoldenResource.doubles(one.get("savings").get(c)));
      double[] rates = GoldenResource.doubles(one.get("meanDemand"));
      double left = one.get("leftoverCost").asDouble();
      double[] cost = GoldenResource.doubles(one.get("unitCost"));

      double optimum = program(savings, rates, left, cost);

      double known = one.get("divisible").asDouble();
      assertThat(known).isCloseTo(optimum, within(1e-6 * optimum));
      TwoStageValue exact = new TwoStageValue(savings, rates, left, cost);
      assertThat(exact.divisible(GoldenResource.ints(one.get("best"))))
          .isCloseTo(optimum, within(1e-6 * optimum));
    }
  }

  @Test
  void shouldNotTakeJustAnyPlacementForTheBest() {
    JsonNode one = GoldenResource.read("overflow.json").get(0);
    double[][] savings = new double[one.get("savings").size()][];
    Arrays.setAll(savings, c -> GoldenResource.doubles(one.get("savings").get(c)));
    TwoStageValue exact =
        new TwoStageValue(
            savings,
            GoldenResource.doubles(one.get("meanDemand")),
            one.get("leftoverCost").asDouble(),
            GoldenResource.doubles(one.get("unitCost")));

    assertThat(exact.divisible(GoldenResource.ints(one.get("levels")))).isNaN();
  }

  private static double program(double[][] savings, double[] rates, double left, double[] cost) {
    MPSolver program = MPSolver.createSolver("GLOP");
    MPObjective objective = program.objective();
    MPVariable[] stock = new MPVariable[cost.length];
    for (int n = 0; n < stock.length; n++) {
      stock[n] = program.makeNumVar(0, ANY, "");
      objective.setCoefficient(stock[n], -(left + cost[n]));
    }
    int outcomes = (int) Math.pow(MOST + 1, rates.length);
    for (int outcome = 0; outcome < outcomes; outcome++) {
      int[] demand = new int[rates.length];
      double chance = 1;
      for (int c = 0, rest = outcome; c < demand.length; c++, rest /= MOST + 1) {
        demand[c] = rest % (MOST + 1);
        PoissonDistribution law = new PoissonDistribution(rates[c]);
        chance *= law.probability(demand[c]) / law.cumulativeProbability(MOST);
      }
      serve(program, stock, savings, left, demand, chance);
    }
    objective.setMaximization();
    return OrTools.optimum(program);
  }

  /** A unit served earns its saving and is not left over; without a saving there is no service. */
  private static void serve(
      MPSolver program,
      MPVariable[] stock,
      double[][] savings,
      double left,
      int[] demand,
      double chance) {
    MPConstraint[] held = new MPConstraint[stock.length];
    for (int n = 0; n < stock.length; n++) {
      held[n] = program.makeConstraint(NONE, 0);
      held[n].setCoefficient(stock[n], -1);
    }
    for (int c = 0; c < demand.length; c++) {
      MPConstraint asked = program.makeConstraint(NONE, demand[c]);
      for (int n = 0; n < stock.length; n++) {
        if (savings[c][n] > 0 && demand[c] > 0) {
          MPVariable served = program.makeNumVar(0, ANY, "");
          asked.setCoefficient(served, 1);
          held[n].setCoefficient(served, 1);
          program.objective().setCoefficient(served, chance * (savings[c][n] + left));
        }
      }
    }
  }
}

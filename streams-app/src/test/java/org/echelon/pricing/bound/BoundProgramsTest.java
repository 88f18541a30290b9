package org.echelon.pricing.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.echelon.measure.OrTools;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both bounds on random small cases against the whole linear program, solved by GLOP. */
class BoundProgramsTest {
  private static final int CASES = 120;
  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final double MOST = Double.POSITIVE_INFINITY;

  @BeforeEach
  void findSolver() {
    OrTools.assumePresent();
  }

  @Test
  void shouldPlaceAsCheaplyAsTheProgramOverAllScenarios() {
    Random random = Seeds.random(32);
    double worst = 0;
    for (int i = 0; i < CASES; i++) {
      Placement one = Placement.random(random);
      PlacementBound bound =
          new PlacementBound(one.cost, one.lost, one.holding, one.window, one.scenarios);

      PlacementBound.Least least = bound.least(1e-5);

      double exact = one.optimum();
      assertThat(least.perDay()).as("case %d", i).isBetween(exact * (1 - 1e-4), exact + 1e-7);
      assertThat(bound.at(least.placement()))
          .as("case %d", i)
          .isBetween(exact - 1e-7, exact * 1.001);
      worst = Math.max(worst, 1 - least.perDay() / exact);
    }
    System.out.printf("%d placements: bound at most %.1e below the program%n", CASES, worst);
  }

  /** One SKU's window: costs by node and class, some impossible, and scenarios of demand. */
  private record Placement(
      double[][] cost, double lost, double[] holding, double window, DemandScenarios scenarios) {

    static Placement random(Random random) {
      double[][] cost = new double[1 + random.nextInt(4)][1 + random.nextInt(4)];
      double[] holding = new double[cost.length];
      for (int n = 0; n < cost.length; n++) {
        holding[n] = 0.02 + 0.1 * random.nextDouble();
        Arrays.setAll(cost[n], c -> random.nextInt(8) == 0 ? MOST : 3 + 7 * random.nextDouble());
      }
      double[] mean = new double[cost[0].length];
      Arrays.setAll(mean, c -> 0.2 + 3 * random.nextDouble());
      double[][] uniforms = new double[5 + random.nextInt(20)][mean.length];
      for (double[] row : uniforms) {
        Arrays.setAll(row, c -> random.nextDouble());
      }
      return new Placement(
          cost,
          9,
          holding,
          1 + 2 * random.nextDouble(),
          DemandScenarios.sampled(mean, 1 + random.nextDouble(), uniforms));
    }

    double optimum() {
      MPSolver program = MPSolver.createSolver("GLOP");
      MPObjective objective = program.objective();
      MPVariable[] stock = new MPVariable[cost.length];
      for (int n = 0; n < stock.length; n++) {
        stock[n] = program.makeNumVar(0, MOST, "");
        objective.setCoefficient(stock[n], holding[n]);
      }
      for (int s = 0; s < scenarios.weight().length; s++) {
        outcome(program, stock, scenarios.weight()[s], scenarios.demand()[s]);
      }
      objective.setMinimization();
      return OrTools.optimum(program);
    }

    /** x_nc out of z_n, all of the demand served or lost. */
    private void outcome(MPSolver program, MPVariable[] stock, double weight, double[] demand) {
      MPObjective objective = program.objective();
      MPConstraint[] held = new MPConstraint[stock.length];
      for (int n = 0; n < stock.length; n++) {
        held[n] = program.makeConstraint(NONE, 0);
        held[n].setCoefficient(stock[n], -1);
      }
      for (int c = 0; c < demand.length; c++) {
        MPConstraint asked = program.makeConstraint(demand[c], demand[c]);
        MPVariable missed = program.makeNumVar(0, MOST, "");
        asked.setCoefficient(missed, 1);
        objective.setCoefficient(missed, weight * lost / window);
        for (int n = 0; n < stock.length; n++) {
          if (cost[n][c] < MOST) {
            MPVariable served = program.makeNumVar(0, MOST, "");
            asked.setCoefficient(served, 1);
            held[n].setCoefficient(served, 1);
            objective.setCoefficient(served, weight * (cost[n][c] / window - holding[n]));
          }
        }
      }
    }
  }

  @Test
  void shouldBoundPositionsAsTheProgramOverUnitsDoes() {
    Random random = Seeds.random(33);
    for (int i = 0; i < CASES; i++) {
      double rate = 0.05 * Math.exp(4 * random.nextDouble());
      double holding = 0.002 + 0.05 * random.nextDouble();
      double lost = 1 + 20 * random.nextDouble();
      int first = 1 + random.nextInt(6);
      int last = first + random.nextInt(8);

      PositionBound.Least least = PositionBound.least(rate, holding, lost, first, last);

      double exact = positions(rate, holding, lost, first, last);
      assertThat(least.perDay()).as("case %d", i).isCloseTo(exact, within(1e-7 * (1 + exact)));
    }
  }

  /**
   * z_v in units y_vk in [0, 1]: E(D - z)^+ = mean - sum_k y_k P(D >= k), E(z - D)^+ = sum_k y_k
   * P(D < k); the shortage is at most w, or 2 w after a week.
   */
  private static double positions(double rate, double holding, double lost, int first, int last) {
    MPSolver program = MPSolver.createSolver("GLOP");
    MPObjective objective = program.objective();
    MPVariable loss = program.makeNumVar(0, MOST, "");
    objective.setCoefficient(loss, lost / 7);
    for (int v = first; v <= last; v++) {
      double mean = rate * v;
      PoissonDistribution demand = new PoissonDistribution(mean);
      MPConstraint shortage = program.makeConstraint(mean, MOST);
      shortage.setCoefficient(loss, v > 7 ? 2 : 1);
      for (int k = 1; k < mean + 10 * Math.sqrt(mean) + 15; k++) {
        double below = demand.cumulativeProbability(k - 1);
        MPVariable unit = program.makeNumVar(0, 1, "");
        shortage.setCoefficient(unit, 1 - below);
        objective.setCoefficient(unit, holding * below / (last - first + 1));
      }
    }
    objective.setMinimization();
    return OrTools.optimum(program);
  }
}

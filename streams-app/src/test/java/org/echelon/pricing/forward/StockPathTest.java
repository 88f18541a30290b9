package org.echelon.pricing.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

class StockPathTest {

  @Test
  void shouldEqualTheLinearProgramOnRandomWeeks() {
    Random random = Seeds.random(23);
    int bound = 0;
    for (int trial = 0; trial < 300; trial++) {
      int weeks = 1 + random.nextInt(4);
      double[][] margins = new double[weeks][];
      double[][] sold = new double[weeks][];
      double relaxed = 0;
      for (int w = 0; w < weeks; w++) {
        margins[w] = falling(8, 2.4 * random.nextDouble() - 1.8, 1.2, random);
        sold[w] = falling(8, 0.3 * random.nextDouble(), 0.2, random);
        for (int k = 0; k < 8; k++) {
          sold[w][k] = Math.max(0, sold[w][k]);
          relaxed += Math.max(0, margins[w][k]);
        }
      }
      double position = 6 * random.nextDouble();

      StockPath.Path path = StockPath.best(margins, sold, position);

      assertThat(path.value())
          .as("trial %d of seed 23", trial)
          .isCloseTo(program(margins, sold, position), within(1e-7));
      bound += relaxed > path.value() + 1e-6 ? 1 : 0;
    }
    assertThat(bound).as("paths on which stock could not be disposed of").isGreaterThan(100);
  }

  @Test
  void shouldRefuseAPositionThatNoLevelOfferedCanFollow() {
    assertThatThrownBy(() -> StockPath.best(new double[][] {{1}}, new double[][] {{0.5}}, 9))
        .hasMessageContaining("a level of 9.0");
  }

  private static double[] falling(int count, double first, double spread, Random random) {
    double[] values = new double[count];
    double value = first + spread;
    for (int k = 0; k < count; k++) {
      values[k] = value;
      value -= spread * random.nextDouble() / 3;
    }
    return values;
  }

  /** Columns by week and level; K_w + sold >= K_w-1. */
  private static double program(double[][] margins, double[][] sold, double position) {
    int weeks = margins.length;
    int levels = margins[0].length;
    double[] value = new double[weeks * levels];
    List<LinearConstraint> rows = new ArrayList<>();
    for (int w = 0; w < weeks; w++) {
      double[] left = new double[value.length];
      for (int k = 0; k < levels; k++) {
        value[w * levels + k] = margins[w][k];
        left[w * levels + k] = 1 + sold[w][k];
        if (w > 0) {
          left[(w - 1) * levels + k] = -1;
        }
        double[] one = new double[value.length];
        one[w * levels + k] = 1;
        rows.add(new LinearConstraint(one, Relationship.LEQ, 1));
      }
      rows.add(new LinearConstraint(left, Relationship.GEQ, w == 0 ? position : 0));
    }
    return new SimplexSolver()
        .optimize(
            new MaxIter(10_000),
            new LinearObjectiveFunction(value, 0),
            new LinearConstraintSet(rows),
            GoalType.MAXIMIZE,
            new NonNegativeConstraint(true))
        .getValue();
  }
}

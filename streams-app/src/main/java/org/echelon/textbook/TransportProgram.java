package org.echelon.textbook;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.echelon.demand.Require;

/**
 * Shipping from stock to zones at least cost, and what stock is worth there.
 *
 * <pre>
 * min  sum c_fz x_fz + l sum y_z    s.t.  sum_z x_fz &lt;= s_f,   sum_f x_fz + y_z = d_z,   x, y &gt;= 0
 * max  sum d_z v_z - sum s_f u_f    s.t.  v_z - u_f &lt;= c_fz,   v_z &lt;= l,                 u, v &gt;= 0
 * </pre>
 *
 * <p>u_f is the worth of one more unit at f. Where the dual optimum is not unique, {@link #worth}
 * is the range of u_f over the whole optimal face: its ends are the slopes of the value to the left
 * and to the right of s_f (without stock there is none to take away, and the greatest is infinite).
 * Costs are zero or more. Solved by the simplex method of Commons Math; error about 1e-9. Source:
 * Dantzig (1951).
 *
 * <p>A tableau of O((F + Z) F Z) numbers for F facilities and Z zones; the number of pivots has no
 * useful bound and is a few times F + Z as a rule.
 *
 * @param supply s_f, units
 * @param demand d_z, units
 * @param cost c_fz, $ per unit, by f and z
 * @param lostCost l, $ per unit not served, infinite if all must be served
 */
public record TransportProgram(double[] supply, double[] demand, double[][] cost, double lostCost) {

  /**
   * Shipments and their cost.
   *
   * @param shipped x_fz, units by f and z
   * @param lost y_z, units by zone
   * @param cost $
   */
  public record Plan(double[][] shipped, double[] lost, double cost) {}

  /** Worth of one more unit, $: least and greatest over all optimal prices. */
  public record Range(double least, double greatest) {}

  private static final double SLACK = 1e-9;

  public TransportProgram {
    Require.that(cost.length == supply.length, "every supply needs a row of costs");
    for (double[] row : cost) {
      Require.that(row.length == demand.length, "every demand needs a column of costs");
      for (double c : row) {
        Require.notNegative("cost", c);
      }
    }
  }

  /** The cheapest plan. */
  public Plan optimum() {
    int zones = demand.length;
    int rows = supply.length + (mayLose() ? 1 : 0);
    double[] objective = new double[rows * zones];
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int f = 0; f < rows; f++) {
      double[] total = new double[objective.length];
      for (int z = 0; z < zones; z++) {
        total[f * zones + z] = 1;
        objective[f * zones + z] = f < supply.length ? cost[f][z] : lostCost;
      }
      if (f < supply.length) {
        constraints.add(new LinearConstraint(total, Relationship.LEQ, supply[f]));
      }
    }
    for (int z = 0; z < zones; z++) {
      double[] served = new double[objective.length];
      for (int f = 0; f < rows; f++) {
        served[f * zones + z] = 1;
      }
      constraints.add(new LinearConstraint(served, Relationship.EQ, demand[z]));
    }
    return plan(solve(objective, constraints, GoalType.MINIMIZE));
  }

  /** The least cost, $. */
  public double value() {
    return optimum().cost();
  }

  /** What one more unit at {@code f} is worth. */
  public Range worth(int f) {
    double[] value = dualObjective();
    List<LinearConstraint> optimal = dualConstraints();
    double reached = value() - SLACK * Math.max(1, value());
    optimal.add(new LinearConstraint(value, Relationship.GEQ, reached));
    double[] one = new double[value.length];
    one[f] = 1;
    double least = solve(one, optimal, GoalType.MINIMIZE)[f];
    if (supply[f] == 0) {
      return new Range(least, Double.POSITIVE_INFINITY);
    }
    return new Range(least, solve(one, optimal, GoalType.MAXIMIZE)[f]);
  }

  /** The value of the dual program, solved apart: equal to {@link #value} up to rounding. */
  public double dualValue() {
    double[] prices = solve(dualObjective(), dualConstraints(), GoalType.MAXIMIZE);
    double sum = 0;
    for (int j = 0; j < prices.length; j++) {
      sum += dualObjective()[j] * prices[j];
    }
    return sum;
  }

  private double[] dualObjective() {
    double[] objective = new double[supply.length + demand.length];
    for (int j = 0; j < objective.length; j++) {
      objective[j] = j < supply.length ? -supply[j] : demand[j - supply.length];
    }
    return objective;
  }

  private List<LinearConstraint> dualConstraints() {
    int width = supply.length + demand.length;
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int z = 0; z < demand.length; z++) {
      for (int f = 0; f < supply.length; f++) {
        double[] row = new double[width];
        row[f] = -1;
        row[supply.length + z] = 1;
        constraints.add(new LinearConstraint(row, Relationship.LEQ, cost[f][z]));
      }
      if (mayLose()) {
        double[] row = new double[width];
        row[supply.length + z] = 1;
        constraints.add(new LinearConstraint(row, Relationship.LEQ, lostCost));
      }
    }
    return constraints;
  }

  private Plan plan(double[] point) {
    int zones = demand.length;
    double[][] shipped = new double[supply.length][zones];
    double[] lost = new double[zones];
    double total = 0;
    for (int z = 0; z < zones; z++) {
      for (int f = 0; f < supply.length; f++) {
        shipped[f][z] = point[f * zones + z];
        total += shipped[f][z] * cost[f][z];
      }
      if (mayLose()) {
        lost[z] = point[supply.length * zones + z];
        total += lost[z] * lostCost;
      }
    }
    return new Plan(shipped, lost, total);
  }

  private boolean mayLose() {
    return lostCost < Double.POSITIVE_INFINITY;
  }

  private static double[] solve(
      double[] objective, List<LinearConstraint> constraints, GoalType goal) {
    return new SimplexSolver(1e-10)
        .optimize(
            new MaxIter(100_000),
            new LinearObjectiveFunction(objective, 0),
            new LinearConstraintSet(constraints),
            goal,
            new NonNegativeConstraint(true),
            PivotSelectionRule.BLAND)
        .getPoint();
  }
}

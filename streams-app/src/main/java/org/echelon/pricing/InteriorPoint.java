package org.echelon.pricing;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * Minimises c.x, or c.x + sum q (x - z)² / 2, subject to A x >= k with few variables and many
 * sparse constraints: a primal-dual interior point method with predictor and corrector (Mehrotra
 * 1992), started from a strictly feasible x. Each iteration factors one matrix of as many rows as
 * variables.
 *
 * <p>O(n³ + sum over constraints of their entries squared) an iteration for n variables, {@value
 * #ITERATIONS} at most and far fewer as a rule. Ends at a duality gap below the tolerance given, or
 * where rounding of the matrix ends it: {@link #settled} tells which. The error in value is that
 * gap at most, since x stays feasible all the way.
 */
public final class InteriorPoint {
  private static final int ITERATIONS = 60;
  private static final double STAY_INSIDE = 0.995;
  private static final double SETTLED = 10;

  private final double[] cost;
  private final double[] weight;
  private final double[] centre;
  private final boolean bent;
  private boolean settled;
  private int count;
  private int[][] index = new int[256][];
  private double[][] factor = new double[256][];
  private double[] right = new double[256];

  // Slack, multiplier and their directions, by constraint.
  private double[] s = {};
  private double[] y = {};
  private double[] ds = {};
  private double[] dy = {};

  /** A linear program. */
  public InteriorPoint(double[] cost) {
    this(cost, new double[cost.length], new double[cost.length]);
  }

  /**
   * A program that also keeps near a centre z.
   *
   * @param weight q by variable, not below zero
   */
  public InteriorPoint(double[] cost, double[] weight, double[] centre) {
    this.cost = cost;
    this.weight = weight;
    this.centre = centre;
    bent = Arrays.stream(weight).anyMatch(q -> q > 0);
  }

  /** Adds sum factors[i] * x[indices[i]] >= bound. */
  public void atLeast(int[] indices, double[] factors, double bound) {
    if (count == right.length) {
      index = Arrays.copyOf(index, 2 * count);
      factor = Arrays.copyOf(factor, 2 * count);
      right = Arrays.copyOf(right, 2 * count);
    }
    index[count] = indices;
    factor[count] = factors;
    right[count++] = bound;
  }

  /** The minimiser to a duality gap below the tolerance, or as near as rounding allows. */
  public double[] minimise(double[] inside, double tolerance) {
    double[] x = inside.clone();
    s = new double[count];
    y = new double[count];
    ds = new double[count];
    dy = new double[count];
    for (int i = 0; i < count; i++) {
      s[i] = Math.max(row(i, x) - right[i], 1e-12);
      y[i] = 1 / s[i];
    }
    double scale = scaleOfMultipliers();
    for (int i = 0; i < count; i++) {
      y[i] *= scale;
    }
    double[] target = new double[count];
    for (int round = 0; round < ITERATIONS && gap() > tolerance; round++) {
      DecompositionSolver solver;
      try {
        solver = factorise();
      } catch (NonPositiveDefiniteMatrixException e) {
        // Slacks near zero have eaten the last digits: x is as good as it gets.
        break;
      }
      double mu = gap() / count;
      Arrays.fill(target, 0);
      direction(solver, target, x);
      double ahead = gapAfter(step(s, ds), step(y, dy)) / count;
      double centring = Math.pow(ahead / mu, 3);
      for (int i = 0; i < count; i++) {
        target[i] = centring * mu - ds[i] * dy[i];
      }
      double[] dx = direction(solver, target, x);
      double primal = Math.min(1, STAY_INSIDE * step(s, ds));
      double dual = Math.min(1, STAY_INSIDE * step(y, dy));
      if (bent) {
        // The slope at x is part of the multipliers' equation: both go the same way.
        primal = Math.min(primal, dual);
        dual = primal;
      }
      for (int v = 0; v < x.length; v++) {
        x[v] += primal * dx[v];
      }
      for (int i = 0; i < count; i++) {
        s[i] += primal * ds[i];
        y[i] += dual * dy[i];
      }
    }
    settled = gap() <= SETTLED * tolerance;
    return x;
  }

  /** Whether the last minimiser is within a few tolerances of the least value. */
  public boolean settled() {
    return settled;
  }

  /** The factor that brings A'y nearest to the cost. */
  private double scaleOfMultipliers() {
    double[] sum = transposed(y);
    double along = 0;
    double square = 0;
    for (int v = 0; v < cost.length; v++) {
      along += sum[v] * cost[v];
      square += sum[v] * sum[v];
    }
    return square > 0 && along > 0 ? along / square : 1;
  }

  private DecompositionSolver factorise() {
    int n = cost.length;
    double[][] normal = new double[n][n];
    for (int v = 0; v < n; v++) {
      normal[v][v] = weight[v];
    }
    for (int i = 0; i < count; i++) {
      double stiff = y[i] / s[i];
      for (int a = 0; a < index[i].length; a++) {
        for (int b = 0; b < index[i].length; b++) {
          normal[index[i][a]][index[i][b]] += stiff * factor[i][a] * factor[i][b];
        }
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false), 1e-6, 0).getSolver();
  }

  /** Solves for a step with slack times multiplier aimed at target; A x - s = right holds. */
  private double[] direction(DecompositionSolver solver, double[] target, double[] x) {
    double[] pull = new double[count];
    for (int i = 0; i < count; i++) {
      pull[i] = target[i] / s[i];
    }
    double[] sum = transposed(pull);
    for (int v = 0; v < sum.length; v++) {
      // A'(target/s - y) - (slope - A'y): the multipliers themselves cancel.
      sum[v] -= cost[v] + weight[v] * (x[v] - centre[v]);
    }
    double[] dx = solver.solve(new ArrayRealVector(sum, false)).toArray();
    for (int i = 0; i < count; i++) {
      ds[i] = row(i, dx);
      dy[i] = pull[i] - y[i] - y[i] / s[i] * ds[i];
    }
    return dx;
  }

  private double row(int i, double[] x) {
    double sum = 0;
    for (int a = 0; a < index[i].length; a++) {
      sum += factor[i][a] * x[index[i][a]];
    }
    return sum;
  }

  private double[] transposed(double[] weights) {
    double[] sum = new double[cost.length];
    for (int i = 0; i < count; i++) {
      for (int a = 0; a < index[i].length; a++) {
        sum[index[i][a]] += weights[i] * factor[i][a];
      }
    }
    return sum;
  }

  private double gap() {
    return gapAfter(0, 0);
  }

  private double gapAfter(double primal, double dual) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (s[i] + Math.min(1, primal) * ds[i]) * (y[i] + Math.min(1, dual) * dy[i]);
    }
    return sum;
  }

  /** How far along a direction all values stay above zero. */
  private static double step(double[] value, double[] direction) {
    double reach = Double.POSITIVE_INFINITY;
    for (int i = 0; i < value.length; i++) {
      if (direction[i] < 0) {
        reach = Math.min(reach, -value[i] / direction[i]);
      }
    }
    return reach;
  }
}

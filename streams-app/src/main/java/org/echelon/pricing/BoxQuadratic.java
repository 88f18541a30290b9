package org.echelon.pricing;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * Minimises g.d + d'Hd/2 over a box, H symmetric and positive definite: projected Gauss-Seidel
 * finds which bounds hold, a Cholesky solve on the free rows then ends it; the two alternate until
 * no bound changes.
 *
 * <p>O(n²) a sweep, O(n³) a solve, {@value #ALTERNATIONS} alternations at most. Exact to rounding
 * (signs of the slopes at bounds to 1e-12 of the largest terms) where the alternation ends by
 * itself; otherwise the last point, whose value is no higher than at the start. Source: the
 * alternation of Moré and Toraldo (1991), with Gauss-Seidel sweeps to find the face.
 */
final class BoxQuadratic {
  private static final int ALTERNATIONS = 20;
  private static final int SWEEPS = 30;

  private final int n;
  private final double[] hessian;
  private final double[] slope;
  private final double[] low;
  private final double[] high;
  private final double[] d;

  private BoxQuadratic(double[] hessian, double[] slope, double[] low, double[] high) {
    this.n = slope.length;
    this.hessian = hessian;
    this.slope = slope;
    this.low = low;
    this.high = high;
    this.d = new double[n];
  }

  /** The minimiser; zero lies in every box given here and is the start. */
  static double[] minimise(double[] hessian, double[] slope, double[] low, double[] high) {
    BoxQuadratic problem = new BoxQuadratic(hessian, slope, low, high);
    for (int turn = 0; turn < ALTERNATIONS; turn++) {
      problem.sweep();
      if (problem.solveFree()) {
        break;
      }
    }
    return problem.d;
  }

  /** g.d + d'Hd/2. */
  static double value(double[] hessian, double[] slope, double[] d) {
    int n = d.length;
    double sum = 0;
    for (int r = 0; r < n; r++) {
      double row = 0;
      for (int c = 0; c < n; c++) {
        row += hessian[r * n + c] * d[c];
      }
      sum += d[r] * (slope[r] + row / 2);
    }
    return sum;
  }

  private void sweep() {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      for (int r = 0; r < n; r++) {
        double next = clip(r, d[r] - gradient(r) / hessian[r * n + r]);
        moved += Math.abs(next - d[r]) * hessian[r * n + r];
        d[r] = next;
      }
      if (moved < 1e-14) {
        return;
      }
    }
  }

  /** Newton's step on the rows off their bounds; true when it stays in the box. */
  private boolean solveFree() {
    int[] free = new int[n];
    int count = 0;
    for (int r = 0; r < n; r++) {
      if (d[r] > low[r] && d[r] < high[r]) {
        free[count++] = r;
      }
    }
    if (count == 0) {
      return true;
    }
    free = Arrays.copyOf(free, count);
    double[][] matrix = new double[count][count];
    double[] right = new double[count];
    for (int a = 0; a < count; a++) {
      right[a] = -gradient(free[a]);
      for (int b = 0; b < count; b++) {
        matrix[a][b] = hessian[free[a] * n + free[b]];
      }
    }
    double[] step;
    try {
      step =
          new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), 1e-9, 0)
              .getSolver()
              .solve(new ArrayRealVector(right, false))
              .toArray();
    } catch (NonPositiveDefiniteMatrixException e) {
      // Rounding ate the last digits of a nearly flat direction: Gauss-Seidel's answer stands.
      return true;
    }
    double reach = 1;
    for (int a = 0; a < count; a++) {
      int r = free[a];
      if (d[r] + step[a] > high[r]) {
        reach = Math.min(reach, (high[r] - d[r]) / step[a]);
      } else if (d[r] + step[a] < low[r]) {
        reach = Math.min(reach, (low[r] - d[r]) / step[a]);
      }
    }
    for (int a = 0; a < count; a++) {
      d[free[a]] = clip(free[a], d[free[a]] + reach * step[a]);
    }
    return reach == 1 && boundsHold();
  }

  /** Whether no row at a bound wants to leave it. */
  private boolean boundsHold() {
    for (int r = 0; r < n; r++) {
      double tolerance = 1e-12 * (Math.abs(slope[r]) + hessian[r * n + r]);
      double gradient = gradient(r);
      if ((d[r] <= low[r] && gradient < -tolerance && high[r] > low[r])
          || (d[r] >= high[r] && gradient > tolerance && high[r] > low[r])) {
        return false;
      }
    }
    return true;
  }

  private double gradient(int r) {
    double sum = slope[r];
    for (int c = 0; c < n; c++) {
      sum += hessian[r * n + c] * d[c];
    }
    return sum;
  }

  private double clip(int r, double value) {
    return Math.min(high[r], Math.max(low[r], value));
  }
}

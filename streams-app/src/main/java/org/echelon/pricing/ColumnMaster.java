package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * The best mixture of known answers that fits some limits (the master of Dantzig and Wolfe 1960):
 *
 * <pre>
 * max sum_k w_k value_k   s.t.   sum_k w_k use_k &lt;= limit,   sum of w_k of a group = 1,   w >= 0
 * </pre>
 *
 * <p>Its multipliers minimise the bound over the planes that the answers give, exactly at a corner.
 * Primal simplex over the columns kept, warm from one call to the next, with a fresh factorisation
 * at each pivot (cubic in limits and groups, a few dozen at most) and Bland's rule once a pivot has
 * gained nothing, so that it ends.
 *
 * <p>O(columns (limits + groups) + (limits + groups)³) a pivot; exact to about 1e-12 of the scale.
 */
final class ColumnMaster {
  private static final double EPSILON = 1e-13;
  private static final int PIVOTS = 5000;

  private final int limits;
  private final int size;
  private final double[] right;
  private final List<double[]> columns = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final int[] basis;
  private double[] prices;
  private double value;
  private double largest;

  /**
   * Starts from answers that fit together.
   *
   * @param scale by limit, the unit in which it is reckoned
   */
  ColumnMaster(double[] limit, double[] scale, double[][] use, double[] worth) {
    limits = limit.length;
    size = limits + worth.length;
    right = new double[size];
    basis = new int[size];
    Arrays.fill(right, 1);
    for (int r = 0; r < limits; r++) {
      right[r] = limit[r];
      double[] room = new double[size];
      room[r] = scale[r];
      basis[r] = keep(room, 0);
    }
    for (int g = 0; g < worth.length; g++) {
      basis[limits + g] = columns.size();
      add(g, use[g], worth[g]);
    }
    prices = new double[limits];
  }

  /** Adds what a group answers. */
  void add(int group, double[] use, double worth) {
    double[] column = Arrays.copyOf(use, size);
    column[limits + group] = 1;
    keep(column, worth);
  }

  private int keep(double[] column, double worth) {
    largest = Math.max(largest, Math.abs(worth));
    columns.add(column);
    values.add(worth);
    return columns.size() - 1;
  }

  double[] prices() {
    return prices.clone();
  }

  /** What the best mixture is worth; no bound of the planes known is lower. */
  double value() {
    return value;
  }

  void solve() {
    boolean careful = false;
    for (int pivot = 0; pivot < PIVOTS; pivot++) {
      DecompositionSolver solver = new LUDecomposition(basisMatrix(), 1e-300).getSolver();
      double[] held = solver.solve(new ArrayRealVector(right)).toArray();
      double[] multipliers = multipliers();
      int enters = entering(multipliers, careful);
      if (enters < 0) {
        finish(multipliers, held);
        return;
      }
      double[] change = solver.solve(new ArrayRealVector(columns.get(enters))).toArray();
      int leaves = leaving(held, change);
      careful = held[leaves] <= 1e-12;
      basis[leaves] = enters;
    }
    throw new PriceException("PRICE_LIMIT", "the mixture of answers was not found");
  }

  private void finish(double[] multipliers, double[] held) {
    for (int r = 0; r < limits; r++) {
      prices[r] = Math.max(0, multipliers[r]);
    }
    value = 0;
    for (int i = 0; i < size; i++) {
      value += held[i] * values.get(basis[i]);
    }
  }

  private Array2DRowRealMatrix basisMatrix() {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int r = 0; r < size; r++) {
        matrix[r][i] = columns.get(basis[i])[r];
      }
    }
    return new Array2DRowRealMatrix(matrix, false);
  }

  private double[] multipliers() {
    double[] worth = Arrays.stream(basis).mapToDouble(values::get).toArray();
    return new LUDecomposition(basisMatrix().transpose(), 1e-300)
        .getSolver()
        .solve(new ArrayRealVector(worth))
        .toArray();
  }

  /** The column that gains most by unit, the first that gains when careful, -1 for none. */
  private int entering(double[] multipliers, boolean careful) {
    boolean[] held = new boolean[columns.size()];
    Arrays.stream(basis).forEach(k -> held[k] = true);
    int best = -1;
    double most = EPSILON * largest;
    for (int k = 0; k < held.length && !(careful && best >= 0); k++) {
      double gain = values.get(k);
      for (int r = 0; r < size; r++) {
        gain -= multipliers[r] * columns.get(k)[r];
      }
      if (!held[k] && gain > most) {
        best = k;
        most = gain;
      }
    }
    return best;
  }

  private int leaving(double[] held, double[] change) {
    int leaves = -1;
    double reach = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      if (change[i] > 1e-10) {
        double ratio = Math.max(0, held[i]) / change[i];
        if (ratio < reach || (ratio == reach && basis[i] < basis[leaves])) {
          leaves = i;
          reach = ratio;
        }
      }
    }
    return leaves;
  }
}

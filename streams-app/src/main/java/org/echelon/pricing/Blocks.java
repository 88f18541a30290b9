package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs that use the same rows in the same way. What a block is worth depends on three prices only,
 * each a sum of row prices:
 *
 * <pre>
 * P flow, currency per unit;  s storage, currency per cube-day;  d rental, currency per unit held a day
 * price[c] = sum over its rows of factor[row][c] * rowPrice,   usage[row] = sum_c factor[row][c] * used[c]
 * </pre>
 *
 * <p>so its share of an answer is three numbers, whatever the number of SKUs.
 *
 * <p>O(rows of a block) for a price or a usage, O(1) to find a block again. Exact to rounding.
 * Source: model, section 6.
 */
public final class Blocks {
  static final int FLOW = 0;
  static final int STORAGE = 1;
  static final int RENTAL = 2;
  static final int KINDS = 3;

  private final List<int[]> rowsOf = new ArrayList<>();
  private final List<double[]> factorsOf = new ArrayList<>();
  private final Map<Use, Integer> known = new HashMap<>();

  private record Use(List<Integer> rows, List<Double> factors) {}

  Blocks() {}

  /**
   * The block with these rows and factors, made when it is new.
   *
   * @param rows -1 stands for none
   * @param factors by row: of the flow, of the storage, of the units held
   */
  public int of(int[] rows, double[] factors) {
    Use key =
        new Use(Arrays.stream(rows).boxed().toList(), Arrays.stream(factors).boxed().toList());
    Integer block = known.get(key);
    if (block == null) {
      block = rowsOf.size();
      known.put(key, block);
      keep(rows, factors);
    }
    return block;
  }

  private void keep(int[] rows, double[] factors) {
    int count = 0;
    int[] used = new int[rows.length];
    double[] kept = new double[factors.length];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] >= 0) {
        used[count] = rows[i];
        System.arraycopy(factors, KINDS * i, kept, KINDS * count++, KINDS);
      }
    }
    rowsOf.add(Arrays.copyOf(used, count));
    factorsOf.add(Arrays.copyOf(kept, KINDS * count));
  }

  /** The blocks in order, as parts of a population tell them each other. */
  List<PopulationParts.BlockUse> uses() {
    List<PopulationParts.BlockUse> uses = new ArrayList<>();
    for (int b = 0; b < size(); b++) {
      uses.add(new PopulationParts.BlockUse(rowsOf.get(b), factorsOf.get(b)));
    }
    return uses;
  }

  /** The block that another part told, made when it is new. */
  int of(PopulationParts.BlockUse use) {
    return of(use.rows(), use.factors());
  }

  int size() {
    return rowsOf.size();
  }

  /** The rows of a block; not to be changed. */
  int[] rows(int block) {
    return rowsOf.get(block);
  }

  double factor(int block, int i, int kind) {
    return factorsOf.get(block)[KINDS * i + kind];
  }

  /** Puts units held in the scale of their rows, as flows are already. */
  void scaleHolding(double[] scale) {
    for (int b = 0; b < size(); b++) {
      for (int i = 0; i < rows(b).length; i++) {
        factorsOf.get(b)[KINDS * i + RENTAL] *= scale[rows(b)[i]];
      }
    }
  }

  /** A price of a block. */
  double price(int block, int kind, double[] prices) {
    int[] rows = rowsOf.get(block);
    double[] factors = factorsOf.get(block);
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double factor = factors[KINDS * i + kind];
      if (factor != 0) {
        sum += factor * prices[rows[i]];
      }
    }
    return sum;
  }

  /** The three prices of each block. */
  double[][] prices(double[] prices) {
    double[][] all = new double[size()][KINDS];
    for (int b = 0; b < all.length; b++) {
      for (int kind = 0; kind < KINDS; kind++) {
        all[b][kind] = price(b, kind, prices);
      }
    }
    return all;
  }

  /** What a block uses of each of its rows. */
  double[] usageOf(int block, double flow, double storage, double held) {
    double[] factors = factorsOf.get(block);
    double[] usage = new double[rows(block).length];
    for (int i = 0; i < usage.length; i++) {
      usage[i] = used(factors, i, flow, storage, held);
    }
    return usage;
  }

  /** Adds what a block uses to the rows that count it. */
  void addUsage(double[] usage, int block, double flow, double storage, double held) {
    int[] rows = rowsOf.get(block);
    double[] factors = factorsOf.get(block);
    for (int i = 0; i < rows.length; i++) {
      usage[rows[i]] += used(factors, i, flow, storage, held);
    }
  }

  /** Adds second derivatives, given by the three prices, to the matrix by row. */
  void addCurvature(double[] matrix, int size, int block, double[] bend) {
    int[] rows = rowsOf.get(block);
    double[] factors = factorsOf.get(block);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        double sum = 0;
        for (int a = 0; a < KINDS; a++) {
          for (int b = 0; b < KINDS; b++) {
            sum += factors[KINDS * i + a] * bend[KINDS * a + b] * factors[KINDS * j + b];
          }
        }
        matrix[rows[i] * size + rows[j]] += sum;
      }
    }
  }

  private static double used(double[] factors, int i, double flow, double storage, double held) {
    double sum = 0;
    if (factors[KINDS * i] != 0) {
      sum += factors[KINDS * i] * flow;
    }
    if (factors[KINDS * i + STORAGE] != 0) {
      sum += factors[KINDS * i + STORAGE] * storage;
    }
    if (factors[KINDS * i + RENTAL] != 0) {
      sum += factors[KINDS * i + RENTAL] * held;
    }
    return sum;
  }
}

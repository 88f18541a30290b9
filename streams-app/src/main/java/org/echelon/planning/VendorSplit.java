package org.echelon.planning;

import java.util.Arrays;
import java.util.List;

/**
 * The least cost of buying an exact total for one node, over all splits among its vendors.
 *
 * <pre>
 * C_0(0) = 0,   C_i(q) = min { C_{i-1}(q - x) + cost_i(x) :  x = 0 or x &gt;= MOQ_i, x = multiple_i z }
 * </pre>
 *
 * <p>Exact for any costs, multiples, least quantities and price breaks; equal costs go to the
 * earlier vendor. O(lines x q^2 / multiple) in steps of the greatest common divisor of the
 * multiples, up to {@value #MOST_STEPS} steps: a total beyond that is left to the next look.
 *
 * <p>Source: dynamic programming, Bellman (1957); model, section 5.
 */
final class VendorSplit {
  static final int MOST_STEPS = 2_000;

  private final List<BuyArc> lines;
  private final long step;

  /** Units in steps that line i takes of a total, by line and total. */
  private final int[][] taken;

  private final double[] cost;

  /**
   * @param most the largest total looked at, units
   */
  VendorSplit(List<BuyArc> lines, long most) {
    this.lines = List.copyOf(lines);
    this.step = lines.stream().mapToLong(line -> line.terms().multipleUnits()).reduce(0, this::gcd);
    int size = (int) Math.min(most / step, MOST_STEPS) + 1;
    this.taken = new int[lines.size()][size];
    double[] least = new double[size];
    Arrays.fill(least, 1, size, Double.POSITIVE_INFINITY);
    for (int i = 0; i < lines.size(); i++) {
      least = add(this.lines.get(i), least, taken[i]);
    }
    this.cost = least;
  }

  private double[] add(BuyArc line, double[] before, int[] take) {
    double[] least = before.clone();
    long multiple = line.terms().multipleUnits();
    for (long x = line.terms().atLeast(1); x / step < least.length; x += multiple) {
      double own = line.cost(x);
      int steps = (int) (x / step);
      for (int q = steps; q < least.length; q++) {
        if (before[q - steps] + own < least[q]) {
          least[q] = before[q - steps] + own;
          take[q] = steps;
        }
      }
    }
    return least;
  }

  /** Totals that can be bought, rising, zero first; units. */
  long[] totals() {
    long[] all = new long[cost.length];
    int count = 0;
    for (int q = 0; q < cost.length; q++) {
      if (cost[q] < Double.POSITIVE_INFINITY) {
        all[count++] = q * step;
      }
    }
    return Arrays.copyOf(all, count);
  }

  /** Least cost of a total, currency; infinite where no split reaches it. */
  double cost(long total) {
    return cost[(int) (total / step)];
  }

  /** Units by line of the cheapest split of a total. */
  long[] lines(long total) {
    long[] units = new long[lines.size()];
    int left = (int) (total / step);
    for (int i = units.length - 1; i >= 0; i--) {
      units[i] = taken[i][left] * step;
      left -= taken[i][left];
    }
    return units;
  }

  private long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}

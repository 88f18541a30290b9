package org.echelon.textbook;

import java.util.List;
import org.echelon.demand.Require;

/**
 * Items coupled by one capacity, solved exactly over their joint stock.
 *
 * <pre>
 * V_t(x) = min over y &gt;= x of  sum c_i(y_i) + g E[V_t+1((y - D)^+)],   V_T = 0
 * flow:     sum (y_i - x_i) &lt;= C in every period
 * storage:  sum y_i &lt;= C in every period
 * </pre>
 *
 * <p>The expectation is taken one item at a time. The minimum needs no enumeration of orders: with
 * M_0 = W the cost after ordering, M_q(x) = min(M_q-1(x), min_i M_q-1(x + e_i)) is the best with at
 * most q units. States are the product of the items' levels; O(states (sum of levels + items C))
 * per period. Exact to rounding; for few items only. The model is a weakly coupled dynamic program
 * in the sense of Adelman and Mersereau (2008).
 *
 * @param items what is stocked
 * @param cap which quantity is limited
 * @param capacity C, units
 */
public record CoupledProgram(List<LostSalesItem> items, Cap cap, int capacity) {

  /** The quantity that the items share. */
  public enum Cap {
    /** Units ordered in a period. */
    FLOW,
    /** Units in stock after ordering. */
    STORAGE;

    /** What an item uses of the capacity. */
    int usage(int before, int after) {
      return this == FLOW ? after - before : after;
    }
  }

  private static final double CONVERGED = 1e-13;

  public CoupledProgram {
    Require.notNegative("capacity", capacity);
    items = List.copyOf(items);
  }

  /** Least expected cost of {@code periods} periods from empty stock, $. */
  public double value(int periods) {
    Recursion recursion = new Recursion();
    double[] value = new double[recursion.states];
    for (int t = 0; t < periods; t++) {
      value = recursion.step(value, 1);
    }
    return value[0];
  }

  /** Least expected discounted cost for ever from empty stock, $; relative error below 1e-12. */
  public double discountedValue(double discount) {
    Require.that(discount > 0 && discount < 1, "discount must be between 0 and 1, is " + discount);
    Recursion recursion = new Recursion();
    double[] value = new double[recursion.states];
    while (true) {
      double[] next = recursion.step(value, discount);
      if (furthestMove(value, next) <= CONVERGED * next[0] * (1 - discount)) {
        return next[0];
      }
      value = next;
    }
  }

  private static double furthestMove(double[] value, double[] next) {
    double furthest = 0;
    for (int x = 0; x < next.length; x++) {
      // States over the capacity are never reached and have no finite value.
      if (!Double.isInfinite(next[x])) {
        furthest = Math.max(furthest, Math.abs(next[x] - value[x]));
      }
    }
    return furthest;
  }

  /** One step backwards over all joint states, numbered with the last item running fastest. */
  private final class Recursion {
    final int[] stride = new int[items.size()];
    final int states;
    private final double[] periodCost;

    Recursion() {
      int count = 1;
      for (int i = items.size() - 1; i >= 0; i--) {
        stride[i] = count;
        count *= items.get(i).levels();
      }
      states = count;
      periodCost = new double[states];
      for (int i = 0; i < items.size(); i++) {
        double[] costs = items.get(i).periodCosts();
        for (int y = 0; y < states; y++) {
          periodCost[y] += costs[level(y, i)];
        }
      }
    }

    double[] step(double[] value, double discount) {
      double[] after = value;
      for (int i = 0; i < items.size(); i++) {
        after = expected(after, i);
      }
      double[] best = new double[states];
      for (int y = 0; y < states; y++) {
        boolean fits = cap == Cap.FLOW || units(y) <= capacity;
        best[y] = fits ? periodCost[y] + discount * after[y] : Double.POSITIVE_INFINITY;
      }
      int orders = cap == Cap.FLOW ? capacity : units(states - 1);
      for (int q = 0; q < orders; q++) {
        best = withOneMore(best);
      }
      return best;
    }

    private double[] expected(double[] value, int i) {
      double[][] next = items.get(i).transitions();
      double[] result = new double[states];
      for (int y = 0; y < states; y++) {
        int level = level(y, i);
        double sum = 0;
        for (int x = 0; x <= level; x++) {
          // What cannot happen may have no finite value.
          sum += next[level][x] == 0 ? 0 : next[level][x] * value[y - (level - x) * stride[i]];
        }
        result[y] = sum;
      }
      return result;
    }

    private double[] withOneMore(double[] best) {
      double[] result = best.clone();
      for (int i = 0; i < items.size(); i++) {
        for (int x = 0; x < states; x++) {
          if (level(x, i) < items.get(i).maxLevel()) {
            result[x] = Math.min(result[x], best[x + stride[i]]);
          }
        }
      }
      return result;
    }

    private int level(int state, int i) {
      return state / stride[i] % items.get(i).levels();
    }

    private int units(int state) {
      int sum = 0;
      for (int i = 0; i < items.size(); i++) {
        sum += level(state, i);
      }
      return sum;
    }
  }
}

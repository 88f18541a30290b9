package org.echelon.textbook;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.echelon.demand.Require;

/**
 * Items that share a fixed cost per order: a base cycle and a whole multiple of it for each item.
 *
 * <pre>
 * min over T, m of   (K + sum k_i / m_i) / T + T/2 sum m_i h_i d_i,      m_i in 1, 2, ...
 * T(m) = sqrt(2 (K + sum k_i / m_i) / sum m_i h_i d_i)
 * </pre>
 *
 * <p>Assumes constant demand rates, no shortages, and that the shared cost is paid every base
 * cycle, even one without an item.
 *
 * <p>{@link #silver}: the item with the least k_i / (h_i d_i) has multiple 1, the others round
 * sqrt(k_i / (h_i d_i) * h_1 d_1 / (K + k_1)); O(n). Source: Silver (1976).
 *
 * <p>{@link #optimum}: at a given T the best multiple of an item steps from m to m + 1 where T
 * falls through sqrt(2 k_i / (h_i d_i m (m + 1))). Between two such steps all multiples are
 * constant and the cost is convex in T, so each interval's best T is that of its multiples. With A
 * the sum of the items' own sqrt(2 k_i h_i d_i), the cost at T is at least K / T + A, which ends
 * the walk. Exact to rounding; O(n) per step. Source: the breakpoints of Goyal (1974).
 *
 * @param sharedFixedCost K, $ per order
 * @param fixedCosts k_i, $ per item in an order
 * @param holdingCosts h_i, $ per unit and time
 * @param demandRates d_i, units per time
 */
public record JointReplenishment(
    double sharedFixedCost, double[] fixedCosts, double[] holdingCosts, double[] demandRates) {

  /**
   * A cyclic schedule.
   *
   * @param cycle T, time between orders
   * @param multiples m_i, every how many orders an item is in
   * @param cost $ per time
   */
  public record Schedule(double cycle, int[] multiples, double cost) {}

  public JointReplenishment {
    int n = fixedCosts.length;
    Require.positive("sharedFixedCost", sharedFixedCost);
    Require.that(
        n > 0 && holdingCosts.length == n && demandRates.length == n,
        "every item needs a fixed cost, a holding cost and a demand rate");
    for (int i = 0; i < n; i++) {
      Require.notNegative("fixedCosts", fixedCosts[i]);
      Require.positive("holdingCosts", holdingCosts[i]);
      Require.positive("demandRates", demandRates[i]);
    }
    fixedCosts = fixedCosts.clone();
    holdingCosts = holdingCosts.clone();
    demandRates = demandRates.clone();
  }

  /** Silver's heuristic. */
  public Schedule silver() {
    double[] ratio = IntStream.range(0, fixedCosts.length).mapToDouble(this::ratio).toArray();
    int first =
        IntStream.range(0, ratio.length).reduce((i, j) -> ratio[j] < ratio[i] ? j : i).orElse(0);
    double base = flow(first) / (sharedFixedCost + fixedCosts[first]);
    int[] multiples = new int[ratio.length];
    Arrays.setAll(multiples, i -> (int) Math.max(1, Math.rint(Math.sqrt(ratio[i] * base))));
    multiples[first] = 1;
    return schedule(multiples);
  }

  /** The exact optimum, found by walking down the base cycle through every change of a multiple. */
  public Schedule optimum() {
    int[] multiples = new int[fixedCosts.length];
    Arrays.fill(multiples, 1);
    Schedule best = schedule(multiples);
    double apart = IntStream.range(0, fixedCosts.length).mapToDouble(this::alone).sum();
    int item = nextStep(multiples);
    while (sharedFixedCost / step(item, multiples[item]) + apart < best.cost()) {
      multiples[item]++;
      Schedule trial = schedule(multiples);
      best = trial.cost() < best.cost() ? trial : best;
      item = nextStep(multiples);
    }
    return best;
  }

  /** The best base cycle for given multiples. */
  public Schedule schedule(int[] multiples) {
    double perOrder = sharedFixedCost;
    double perTime = 0;
    for (int i = 0; i < multiples.length; i++) {
      perOrder += fixedCosts[i] / multiples[i];
      perTime += flow(i) * multiples[i];
    }
    double cycle = Math.sqrt(2 * perOrder / perTime);
    return new Schedule(cycle, multiples.clone(), Math.sqrt(2 * perOrder * perTime));
  }

  /** Units of item i in each order that has it. */
  public double quantity(Schedule schedule, int i) {
    return schedule.cycle() * schedule.multiples()[i] * demandRates[i];
  }

  private double alone(int i) {
    return Math.sqrt(2 * fixedCosts[i] * flow(i));
  }

  private int nextStep(int[] multiples) {
    int best = 0;
    for (int i = 1; i < multiples.length; i++) {
      if (step(i, multiples[i]) > step(best, multiples[best])) {
        best = i;
      }
    }
    return best;
  }

  /** The base cycle at which item i is as well off with multiple m as with m + 1. */
  private double step(int i, int m) {
    return Math.sqrt(2 * ratio(i) / ((double) m * (m + 1)));
  }

  private double ratio(int i) {
    return fixedCosts[i] / flow(i);
  }

  private double flow(int i) {
    return holdingCosts[i] * demandRates[i];
  }
}

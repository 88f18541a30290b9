package org.echelon.pricing.bound;

import java.util.Arrays;

/**
 * A lower bound on the least cost of stock that has to be placed before demand is known, by renting
 * it out:
 *
 * <pre>
 * B = min_{z >= 0} E[ sum_n H_n (z_n - x_n) + sum_k ( sum_n r_kn x_kn + w_k (d_k - sum_n x_kn) ) ]
 *     0 &lt;= sum_k x_kn &lt;= z_n,  sum_n x_kn &lt;= d_k
 *   >= E[ sum_k d_k min( w_k, min_n ( r_kn - H_n + p_n ) ) ]
 *     for any prices p_n >= 0 that depend on the demand and have E[p_n] = H_n
 * </pre>
 *
 * The second line is the Lagrangian of sum_k x_kn <= z_n with multipliers p_n: the terms in z are
 * z_n (H_n - E[p_n]) = 0. A unit costs nothing to have where it is not wanted and a rent where it
 * is. Every step of the search is a valid bound; the best one is kept. By linear duality the best
 * prices of all give B itself.
 *
 * <p>Prices are raised by projected supergradients: p_n of a scenario by the units that ask for n
 * in it, then back to the mean. The length is Polyak's with a target that comes closer whenever it
 * is not reached. O(rounds scenarios (demands nodes + log scenarios)). Source: Fisher, The
 * Lagrangian relaxation method, Management Science 27 (1981); Polyak (1969); docs, bound.
 */
public final class RentalBound {
  private static final double SLACK = 1e-9;
  private static final double FIRST_AIM = 0.3;
  private static final int PATIENCE = 12;

  private final double[][] shift;
  private final double[] unserved;
  private final double[] holding;

  /**
   * What is asked for in one scenario.
   *
   * @param classes which classes
   * @param units of each
   */
  public record Demand(int[] classes, double[] units) {}

  /**
   * @param cost r by class and node, currency per unit; infinite where impossible
   * @param unserved w by class, currency per unit not served
   * @param holding H by node, currency per unit left
   */
  public RentalBound(double[][] cost, double[] unserved, double[] holding) {
    this.unserved = unserved.clone();
    this.holding = holding.clone();
    this.shift = new double[cost.length][holding.length];
    for (int k = 0; k < cost.length; k++) {
      for (int n = 0; n < holding.length; n++) {
        shift[k][n] = cost[k][n] - holding[n];
      }
    }
  }

  /** The best bound found, never below what prices that are the same in all scenarios give. */
  public double best(Demand[] scenarios, int rounds) {
    int count = scenarios.length;
    double[][] prices = new double[holding.length][count];
    for (int n = 0; n < holding.length; n++) {
      Arrays.fill(prices[n], holding[n]);
    }
    double[][] asked = new double[holding.length][count];
    double best = at(scenarios, prices, asked);
    double aim = FIRST_AIM * (unservedCost(scenarios) - best);
    int since = 0;
    for (int round = 0; round < rounds && aim > SLACK; round++) {
      if (!raise(prices, asked, best + aim - at(scenarios, prices, asked))) {
        break;
      }
      double value = at(scenarios, prices, asked);
      since++;
      if (value > best) {
        since = value > best + aim / 4 ? 0 : since;
        best = value;
      }
      if (since >= PATIENCE) {
        aim /= 2;
        since = 0;
      }
    }
    return best;
  }

  /** What nobody served would cost: no bound is higher. */
  private double unservedCost(Demand[] scenarios) {
    double sum = 0;
    for (Demand demand : scenarios) {
      for (int i = 0; i < demand.units().length; i++) {
        sum += demand.units()[i] * unserved[demand.classes()[i]];
      }
    }
    return sum / scenarios.length;
  }

  /** The bound of prices by node and scenario, with the units that ask for each. */
  private double at(Demand[] scenarios, double[][] prices, double[][] asked) {
    double sum = 0;
    for (double[] of : asked) {
      Arrays.fill(of, 0);
    }
    for (int s = 0; s < scenarios.length; s++) {
      Demand demand = scenarios[s];
      for (int i = 0; i < demand.units().length; i++) {
        int k = demand.classes()[i];
        double least = unserved[k];
        int from = -1;
        for (int n = 0; n < holding.length; n++) {
          double cost = shift[k][n] + prices[n][s];
          if (cost < least) {
            least = cost;
            from = n;
          }
        }
        sum += demand.units()[i] * least;
        if (from >= 0) {
          asked[from][s] += demand.units()[i];
        }
      }
    }
    return sum / scenarios.length;
  }

  /** Moves prices towards an aim; false where no price can do anything. */
  private boolean raise(double[][] prices, double[][] asked, double missing) {
    double square = 0;
    for (int n = 0; n < holding.length; n++) {
      double mean = Arrays.stream(asked[n]).average().orElse(0);
      for (double units : asked[n]) {
        square += holding[n] > 0 ? (units - mean) * (units - mean) : 0;
      }
    }
    if (square < SLACK) {
      return false;
    }
    int count = prices.length == 0 ? 0 : prices[0].length;
    double step = missing * count / square;
    for (int n = 0; n < holding.length; n++) {
      if (holding[n] > 0) {
        for (int s = 0; s < count; s++) {
          prices[n][s] += step * asked[n][s];
        }
        project(prices[n], holding[n] * count);
      }
    }
    return true;
  }

  /** The nearest point of amounts of zero or more with a sum. */
  private static void project(double[] amounts, double sum) {
    double[] sorted = amounts.clone();
    Arrays.sort(sorted);
    double above = 0;
    double cut = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      above += sorted[i];
      double next = (above - sum) / (sorted.length - i);
      if (next >= sorted[i]) {
        break;
      }
      cut = next;
    }
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = Math.max(0, amounts[i] - cut);
    }
  }
}

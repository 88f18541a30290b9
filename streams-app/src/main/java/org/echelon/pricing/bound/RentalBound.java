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
 * is not reached. O(rounds scenarios (demands nodes)). Source: Fisher, The Lagrangian relaxation
 * method, Management Science 27 (1981); Polyak (1969); docs, bound.
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
   * @param weight chance of the scenario; what is missing to 1 in all is that nothing is asked for
   * @param classes which classes
   * @param units of each
   */
  public record Demand(double weight, int[] classes, double[] units) {}

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

  /** The best bound found in some rounds. */
  public double best(Demand[] scenarios, int rounds) {
    double[][] prices = new double[holding.length][scenarios.length];
    for (int n = 0; n < holding.length; n++) {
      Arrays.fill(prices[n], holding[n]);
      project(prices[n], scenarios, holding[n]);
    }
    double[][] asked = new double[holding.length][scenarios.length];
    double value = at(scenarios, prices, asked);
    double best = value;
    double aim = FIRST_AIM * (unservedCost(scenarios) - best);
    int since = 0;
    for (int round = 0; round < rounds && aim > SLACK; round++) {
      if (!raise(prices, asked, scenarios, best + aim - value)) {
        break;
      }
      value = at(scenarios, prices, asked);
      since = value > best + aim / 4 ? 0 : since + 1;
      best = Math.max(best, value);
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
        sum += demand.weight() * demand.units()[i] * unserved[demand.classes()[i]];
      }
    }
    return sum;
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
        sum += demand.weight() * demand.units()[i] * least;
        if (from >= 0) {
          asked[from][s] += demand.units()[i];
        }
      }
    }
    return sum;
  }

  /** Moves prices towards an aim; false where no price can do anything. */
  private boolean raise(double[][] prices, double[][] asked, Demand[] scenarios, double missing) {
    double square = 0;
    for (int n = 0; n < holding.length; n++) {
      for (int s = 0; s < scenarios.length && holding[n] > 0; s++) {
        square += scenarios[s].weight() * asked[n][s] * asked[n][s];
      }
    }
    if (square < SLACK) {
      return false;
    }
    double step = missing / square;
    for (int n = 0; n < holding.length; n++) {
      for (int s = 0; s < scenarios.length && holding[n] > 0; s++) {
        prices[n][s] += step * asked[n][s];
      }
      project(prices[n], scenarios, holding[n]);
    }
    return true;
  }

  /**
   * The nearest prices of zero or more with a mean, distances weighted as scenarios are: all fall
   * by the same amount as far as they can (Michelot 1986).
   */
  private static void project(double[] prices, Demand[] scenarios, double mean) {
    if (mean <= 0) {
      Arrays.fill(prices, 0);
      return;
    }
    double cut = Double.NEGATIVE_INFINITY;
    int kept = prices.length + 1;
    int left = prices.length;
    // Whoever is cut to zero stays there, so the mean is met once nobody more is.
    while (0 < left && left < kept) {
      kept = left;
      double weight = 0;
      double above = 0;
      for (int s = 0; s < prices.length; s++) {
        if (prices[s] > cut) {
          weight += scenarios[s].weight();
          above += scenarios[s].weight() * prices[s];
        }
      }
      cut = (above - mean) / weight;
      left = 0;
      for (double price : prices) {
        left += price > cut ? 1 : 0;
      }
    }
    for (int s = 0; s < prices.length; s++) {
      prices[s] = Math.max(0, prices[s] - cut);
    }
  }
}

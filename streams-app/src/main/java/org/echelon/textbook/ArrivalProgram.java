package org.echelon.textbook;

import java.util.Arrays;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.echelon.demand.Require;

/**
 * Orders that arrive one by one and are shipped from stock or lost, exactly.
 *
 * <pre>
 * V_n(s) = sum over z of p_z min over allowed a of  c_az + V_n-1(s - e_a),     V_0 = 0
 * a: a facility with stock, or to lose the order at l
 * </pre>
 *
 * <p>n arrivals are left, each of zone z with chance p_z; stock is not replenished. Under {@link
 * Prices} only the actions of least cost + price are allowed. Such ties are common (prices are
 * differences of costs), and among them the best continuation is taken: a price rule is judged by
 * the best policy that it leaves open. States are the product of the stocks; O(arrivals states
 * zones facilities). Exact to rounding. Source: Talluri and van Ryzin (1998) for prices as a
 * policy.
 *
 * @param zoneChances p_z, summing to 1
 * @param cost c_fz, $ per order, by facility and zone
 * @param lostCost l, $ per order
 * @param stock s_f at the start, units
 * @param arrivals n at the start
 */
public record ArrivalProgram(
    double[] zoneChances, double[][] cost, double lostCost, int[] stock, int arrivals) {

  /** What a unit of stock is held to be worth. */
  @FunctionalInterface
  public interface Prices {
    /**
     * Price by facility, $ per unit.
     *
     * @param left arrivals left, the present one included
     * @param stock units by facility, not to be changed
     */
    double[] at(int left, int[] stock);
  }

  /** Costs with prices this near each other count as equal, $. */
  private static final double TIE = 1e-7;

  public ArrivalProgram {
    double total = Arrays.stream(zoneChances).sum();
    Require.that(
        Math.abs(total - 1) < 1e-9, "the chances of the zones must sum to 1, not " + total);
    Require.that(cost.length == stock.length, "every facility needs a row of costs");
    Require.notNegative("arrivals", arrivals);
  }

  /** Expected cost of the best policy, $. */
  public double optimum() {
    return value((left, units) -> new double[stock.length], Double.POSITIVE_INFINITY);
  }

  /** Expected cost of always taking the cheapest action, $. */
  public double myopic() {
    return value((left, units) -> new double[stock.length]);
  }

  /** Expected cost of a policy that adds prices to costs, $. */
  public double value(Prices prices) {
    return value(prices, TIE);
  }

  /** Expected cost if all arrivals were known beforehand, over every count of the zones, $. */
  public double clairvoyant() {
    return clairvoyant(new int[zoneChances.length], 0, arrivals, 1);
  }

  /** Cost of the mean demand, divisible, known beforehand, $. */
  public double fluid() {
    return meanProgram(arrivals, stock).value();
  }

  /** The transport program of the mean demand of some arrivals. */
  TransportProgram meanProgram(int left, int[] units) {
    double[] demand = Arrays.stream(zoneChances).map(p -> p * left).toArray();
    return transport(units, demand);
  }

  private double clairvoyant(int[] counts, int zone, int left, double chance) {
    if (zone == counts.length - 1) {
      counts[zone] = left;
      double[] demand = Arrays.stream(counts).asDoubleStream().toArray();
      return chance * Math.pow(zoneChances[zone], left) * transport(stock, demand).value();
    }
    double sum = 0;
    for (int k = 0; k <= left; k++) {
      counts[zone] = k;
      double weight =
          CombinatoricsUtils.binomialCoefficientDouble(left, k) * Math.pow(zoneChances[zone], k);
      sum += clairvoyant(counts, zone + 1, left - k, chance * weight);
    }
    return sum;
  }

  private TransportProgram transport(int[] units, double[] demand) {
    double[] supply = Arrays.stream(units).asDoubleStream().toArray();
    return new TransportProgram(supply, demand, cost, lostCost);
  }

  private double value(Prices prices, double tie) {
    int states = 1;
    for (int units : stock) {
      states *= units + 1;
    }
    double[] value = new double[states];
    for (int left = 1; left <= arrivals; left++) {
      double[] next = new double[states];
      for (int state = 0; state < states; state++) {
        int[] units = units(state);
        double[] price = prices.at(left, units);
        for (int z = 0; z < zoneChances.length; z++) {
          next[state] += zoneChances[z] * best(state, units, price, z, tie, value);
        }
      }
      value = next;
    }
    return value[states - 1];
  }

  private double best(int state, int[] units, double[] price, int z, double tie, double[] value) {
    double least = lostCost;
    for (int f = 0; f < units.length; f++) {
      least = units[f] > 0 ? Math.min(least, cost[f][z] + price[f]) : least;
    }
    double best = lostCost <= least + tie ? lostCost + value[state] : Double.POSITIVE_INFINITY;
    int stride = 1;
    for (int f = 0; f < units.length; f++) {
      if (units[f] > 0 && cost[f][z] + price[f] <= least + tie) {
        best = Math.min(best, cost[f][z] + value[state - stride]);
      }
      stride *= stock[f] + 1;
    }
    return best;
  }

  /** Units by facility in a state; the first facility runs fastest. */
  private int[] units(int state) {
    int[] units = new int[stock.length];
    int rest = state;
    for (int f = 0; f < units.length; f++) {
      units[f] = rest % (stock[f] + 1);
      rest /= stock[f] + 1;
    }
    return units;
  }
}

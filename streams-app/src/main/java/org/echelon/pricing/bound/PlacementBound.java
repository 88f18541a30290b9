package org.echelon.pricing.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.pricing.InteriorPoint;

/**
 * A lower bound on what one SKU costs a day under any policy, inventory included, for a window of u
 * days within which no order placed after a review can become usable (model, equation 4):
 *
 * <pre>
 * B = min_{z >= 0} E[ sum_n H_n (z_n - x_n) + (1/u) sum_c ( sum_n (e_nc + P_n) x_nc + l lost_c ) ]
 * </pre>
 *
 * with x the optimal transport of the window's demand from the stock z, H_n = h + (sigma_n + s_n)
 * q, e_nc the cost of serving class c from node n with bringing the unit there, and P_n its flow
 * price. Given the history, the usable stock is independent of the window's demand; transport cost
 * is convex in stock, so Jensen's inequality puts a constant vector, which may be fractional, in
 * its place. Summed over SKUs, less prices times capacities, it bounds the cost of a network for
 * any prices >= 0.
 *
 * <p>Assumes daily review and stock charged at day's end; lateness, stock upstream and forecast
 * error cost nothing here. Exact for enumerated scenarios. With a sample the optimum is below the
 * true one in expectation, which is on the safe side.
 *
 * <p>Minimised by tangents (Kelley 1960) in groups of scenarios; each round solves a transport
 * problem per scenario. The answer is the floor of the tangents, so it bounds from below however
 * early the search ends.
 *
 * <p>A round costs O(scenarios) transports ({@link Transport}) and a program of nodes + {@value
 * #GROUPS} variables, {@value #ROUNDS} rounds at most. Source of the sampling bias: Mak, Morton and
 * Wood (1999).
 */
public final class PlacementBound {
  private static final int GROUPS = 16;
  private static final int ROUNDS = 60;

  private final double[] holding;
  private final DemandScenarios scenarios;
  private final double lostAll;
  private final double[] stockMax;
  private final Transport transport;
  private final int nodes;

  /** The cost at a placement and its slope by node, by group of scenarios. */
  private record Tangents(double[] served, double[][] slope) {}

  /**
   * @param placement units by node
   * @param perDay the least cost, currency a day, from below
   * @param rounds how often all transports were solved
   */
  public record Least(double[] placement, double perDay, int rounds) {}

  /**
   * @param serveCost e_nc + P_n by node and class, currency per unit; infinite where impossible
   * @param lostSale l, currency per unit
   * @param holdingPerUnitDay H_n, currency
   */
  public PlacementBound(
      double[][] serveCost,
      double lostSale,
      double[] holdingPerUnitDay,
      double windowDays,
      DemandScenarios scenarios) {
    this.nodes = serveCost.length;
    this.holding = holdingPerUnitDay;
    this.scenarios = scenarios;
    int classes = serveCost[0].length;
    double[][] gain = new double[nodes][classes];
    double lost = 0;
    for (int c = 0; c < classes; c++) {
      lost += lostSale * scenarios.mean(c) / windowDays;
      for (int n = 0; n < nodes; n++) {
        // A unit served is not held at the end of the window.
        gain[n][c] = (lostSale - serveCost[n][c]) / windowDays + holdingPerUnitDay[n];
      }
    }
    lostAll = lost;
    transport = new Transport(gain);
    stockMax = new double[nodes];
    for (double[] demand : scenarios.demand()) {
      double sum = 0;
      for (double units : demand) {
        sum += units;
      }
      for (int n = 0; n < nodes; n++) {
        stockMax[n] = Math.max(stockMax[n], sum);
      }
    }
  }

  /** Expected cost of a placement, currency a day. */
  public double at(double[] placement) {
    double cost = lostAll;
    for (int n = 0; n < nodes; n++) {
      cost += holding[n] * placement[n];
    }
    for (int s = 0; s < scenarios.weight().length; s++) {
      cost -= scenarios.weight()[s] * transport.solve(placement, scenarios.demand()[s]);
    }
    return cost;
  }

  /** The least cost over placements, to a share of itself. */
  public Least least(double tolerance) {
    int groups = Math.min(GROUPS, scenarios.weight().length);
    List<double[]> points = new ArrayList<>();
    List<Tangents> tangents = new ArrayList<>();
    double[] point = start();
    double[] bestPoint = point;
    double best = Double.POSITIVE_INFINITY;
    double floor = 0;
    int rounds = 0;
    while (rounds < ROUNDS) {
      rounds++;
      Tangents there = tangents(point, groups);
      points.add(point);
      tangents.add(there);
      double cost = cost(point, there);
      if (cost < best) {
        best = cost;
        bestPoint = point;
      }
      if (best - floor <= 2 * tolerance * best) {
        break;
      }
      InteriorPoint program = new InteriorPoint(modelCost(groups));
      double[] inside = fill(program, points, tangents, groups);
      double[] x = program.minimise(inside, tolerance * best / 10);
      if (program.settled()) {
        floor = Math.max(floor, lowest(x, groups) - tolerance * best);
      }
      point = Arrays.copyOf(x, nodes);
    }
    return new Least(bestPoint, Math.min(floor, best), rounds);
  }

  private double[] start() {
    double[] placement = new double[nodes];
    Arrays.setAll(placement, n -> stockMax[n] / (2.0 * nodes));
    return placement;
  }

  private Tangents tangents(double[] point, int groups) {
    double[] served = new double[groups];
    double[][] slope = new double[groups][nodes];
    for (int s = 0; s < scenarios.weight().length; s++) {
      double weight = scenarios.weight()[s];
      served[s % groups] += weight * transport.solve(point, scenarios.demand()[s]);
      transport.addStockValues(weight, slope[s % groups]);
    }
    return new Tangents(served, slope);
  }

  private double cost(double[] point, Tangents there) {
    double cost = lostAll;
    for (int n = 0; n < nodes; n++) {
      cost += holding[n] * point[n];
    }
    for (double served : there.served()) {
      cost -= served;
    }
    return cost;
  }

  private double[] modelCost(int groups) {
    double[] cost = Arrays.copyOf(holding, nodes + groups);
    Arrays.fill(cost, nodes, cost.length, 1);
    return cost;
  }

  /**
   * The holding cost of z plus what is not gained, y_g: y_g >= 0 counts down from what the group
   * could gain at most. Gives a point inside.
   */
  private double[] fill(
      InteriorPoint program, List<double[]> points, List<Tangents> tangents, int groups) {
    double[] inside = new double[nodes + groups];
    int[] index = new int[nodes + 1];
    for (int n = 0; n < nodes; n++) {
      index[n] = n;
      inside[n] = stockMax[n] / 2;
      program.atLeast(new int[] {n}, new double[] {1}, 0);
      program.atLeast(new int[] {n}, new double[] {-1}, -stockMax[n]);
    }
    double[] most = mostByGroup(groups);
    for (int g = 0; g < groups; g++) {
      program.atLeast(new int[] {nodes + g}, new double[] {1}, 0);
      inside[nodes + g] = most[g] + 1;
      for (int i = 0; i < points.size(); i++) {
        int[] used = index.clone();
        used[nodes] = nodes + g;
        double[] factor = Arrays.copyOf(tangents.get(i).slope()[g], nodes + 1);
        factor[nodes] = 1;
        double bound = most[g] - tangents.get(i).served()[g];
        double needed = 0;
        for (int n = 0; n < nodes; n++) {
          bound += factor[n] * points.get(i)[n];
          needed -= factor[n] * inside[n];
        }
        inside[nodes + g] = Math.max(inside[nodes + g], bound + needed + 1);
        program.atLeast(used, factor, bound);
      }
    }
    return inside;
  }

  private double lowest(double[] x, int groups) {
    double cost = lostAll;
    for (int n = 0; n < nodes; n++) {
      cost += holding[n] * x[n];
    }
    double[] most = mostByGroup(groups);
    for (int g = 0; g < groups; g++) {
      cost += x[nodes + g] - most[g];
    }
    return cost;
  }

  /** What groups gain with as much stock everywhere as can be wanted. */
  private double[] mostByGroup(int groups) {
    double[] most = new double[groups];
    for (int s = 0; s < scenarios.weight().length; s++) {
      most[s % groups] += scenarios.weight()[s] * transport.solve(stockMax, scenarios.demand()[s]);
    }
    return most;
  }
}

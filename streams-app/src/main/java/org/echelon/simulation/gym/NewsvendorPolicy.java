package org.echelon.simulation.gym;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The published newsvendor: each place orders up to a quantile of demand over its longest lead
 * time.
 *
 * <pre>
 * S = mean + z(b / (b + h)) deviation   of demand over longest lead + 1 periods, normal
 * b = penalty at the shop; elsewhere max(highest price out - lowest price in, 0.5)
 * order = max(0, S - on hand - on the way + waiting), by links in proportion to 1 / (1 + p + L / 10)
 * </pre>
 *
 * <p>Informed it knows mean and variance of the periods to come at today's goodwill; blind it takes
 * the mean and sample deviation of the last five periods for all. A rival: its form is the
 * publisher's. Source: gym-invmgmt-paper, agents/newsvendor_heuristic_agent.py and
 * heuristic_utils.py.
 */
final class NewsvendorPolicy implements GymPolicy {
  private static final int LOOK_BACK = 5;
  private static final double LEAST_MARGIN = 0.5;

  private final GymNetwork network;
  private final boolean blind;
  private final int[] longestLead;
  private final double[] z;

  NewsvendorPolicy(GymNetwork network, boolean blind) {
    this.network = network;
    this.blind = blind;
    int nodes = network.nodes().size();
    this.longestLead = new int[nodes];
    this.z = new double[nodes];
    NormalDistribution standard = new NormalDistribution();
    for (int n = 0; n < nodes; n++) {
      double shortCost = n == network.retailer() ? network.penalty() : margin(n);
      double held = network.nodes().get(n).holding();
      z[n] = standard.inverseCumulativeProbability(shortCost / (shortCost + held));
      for (GymLink link : network.links()) {
        if (link.buyer() == n) {
          longestLead[n] = Math.max(longestLead[n], link.lead());
        }
      }
    }
  }

  private double margin(int node) {
    double highest = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (GymLink link : network.links()) {
      if (link.supplier() == node) {
        highest = Math.max(highest, link.price());
      }
      if (link.buyer() == node) {
        lowest = Math.min(lowest, link.price());
      }
    }
    return Math.max(highest - lowest, LEAST_MARGIN);
  }

  @Override
  public double[] orders(GymWorld world) {
    double[] orders = new double[network.links().size()];
    for (int n = 0; n < network.nodes().size(); n++) {
      double wanted = target(world, n) - position(world, n);
      if (wanted > 0) {
        shareOut(n, wanted, orders);
      }
    }
    for (int a = 0; a < orders.length; a++) {
      orders[a] = Math.min(orders[a], world.orderLimit());
    }
    return orders;
  }

  private double position(GymWorld world, int node) {
    double position = world.onHand(node);
    for (int a = 0; a < network.links().size(); a++) {
      position += network.links().get(a).buyer() == node ? world.onTheWay(a) : 0;
    }
    return node == network.retailer() ? position - world.waiting() : position;
  }

  private double target(GymWorld world, int node) {
    int span = longestLead[node] + 1;
    double mean = 0;
    double deviation;
    if (blind) {
      double each = recentMean(world);
      mean = each * span;
      deviation = recentDeviation(world, each) * Math.sqrt(span);
    } else {
      GymDemand process = world.scenario().demand();
      double variance = 0;
      for (int k = 0; k < span; k++) {
        double each = process.mean(world.period() + k, world.sentiment());
        mean += each;
        variance += process.deviation(each) * process.deviation(each);
      }
      deviation = Math.sqrt(variance);
    }
    return mean > 0 ? Math.max(0, mean + z[node] * deviation) : 0;
  }

  private double recentMean(GymWorld world) {
    int count = Math.min(LOOK_BACK, world.period());
    if (count == 0) {
      double stock = network.nodes().get(network.retailer()).stock();
      return stock / (network.longestLead() + 1);
    }
    double sum = 0;
    for (int k = 1; k <= count; k++) {
      sum += world.demand(world.period() - k);
    }
    return sum / count;
  }

  private static double recentDeviation(GymWorld world, double mean) {
    int count = Math.min(LOOK_BACK, world.period());
    double deviation = Math.sqrt(mean);
    if (count >= 3) {
      double squares = 0;
      for (int k = 1; k <= count; k++) {
        squares += Math.pow(world.demand(world.period() - k) - mean, 2);
      }
      deviation = Math.sqrt(squares / (count - 1));
    }
    return Math.max(deviation, 1);
  }

  private void shareOut(int node, double wanted, double[] orders) {
    double total = 0;
    for (GymLink link : network.links()) {
      total += link.buyer() == node ? score(link) : 0;
    }
    for (int a = 0; a < orders.length; a++) {
      GymLink link = network.links().get(a);
      if (link.buyer() == node) {
        orders[a] = wanted * score(link) / total;
      }
    }
  }

  private static double score(GymLink link) {
    return 1 / (1 + link.price() + 0.1 * link.lead());
  }
}

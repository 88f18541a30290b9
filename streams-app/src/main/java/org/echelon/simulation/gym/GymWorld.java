package org.echelon.simulation.gym;

import java.util.Arrays;
import java.util.List;

/**
 * An episode of a scenario: its stocks, what is on the way, and the events of a period.
 *
 * <pre>
 * 1 orders, link by link: a raw material ships all; a store what it has left at the period's start;
 *   a factory also no more than its capacity and its yield allow
 * 2 arrivals of what was ordered lead periods ago; shipped units leave
 * 3 goodwill moves by whether the period before ended short
 * 4 demand; sales from what the shop has, waiting customers included
 * 5 profit: sales - raw material - operating - stock held - units on their way - units short
 * </pre>
 *
 * <p>What places pay one another cancels in the sum over places, so only what raw material costs is
 * taken off. Source: gym-invmgmt, core_env.py.
 */
final class GymWorld {
  private final GymScenario scenario;
  private final GymNetwork network;
  private final double orderLimit;
  private final int nodes;
  private final int links;

  private int period;
  private double sentiment;
  private double profit;

  private final double[] onHand;
  private final double[] onTheWay;

  /** Shipped by period and link. */
  private final double[][] shipped;

  private final double[] demand;
  private final double[] unmet;
  private final double[] sold;

  private final double[] taken;
  private final double[] made;

  GymWorld(GymScenario scenario) {
    this.scenario = scenario;
    this.network = scenario.network();
    this.orderLimit = network.orderLimit(scenario.periods());
    this.nodes = network.nodes().size();
    this.links = network.links().size();
    this.onHand = new double[nodes];
    this.onTheWay = new double[links];
    this.shipped = new double[scenario.periods()][links];
    this.demand = new double[scenario.periods()];
    this.unmet = new double[scenario.periods()];
    this.sold = new double[scenario.periods()];
    this.taken = new double[nodes];
    this.made = new double[nodes];
    reset();
  }

  /** Back to the start of an episode. */
  void reset() {
    period = 0;
    sentiment = 1;
    profit = 0;
    for (int n = 0; n < nodes; n++) {
      onHand[n] = network.nodes().get(n).stock();
    }
    Arrays.fill(onTheWay, 0);
  }

  GymScenario scenario() {
    return scenario;
  }

  GymNetwork network() {
    return network;
  }

  /** The period to come; all before it are over. */
  int period() {
    return period;
  }

  boolean isOver() {
    return period == scenario.periods();
  }

  double onHand(int node) {
    return onHand[node];
  }

  double onTheWay(int link) {
    return onTheWay[link];
  }

  double shipped(int inPeriod, int link) {
    return shipped[inPeriod][link];
  }

  double demand(int inPeriod) {
    return demand[inPeriod];
  }

  double sold(int inPeriod) {
    return sold[inPeriod];
  }

  /** Units short at the end of a period. */
  double unmet(int inPeriod) {
    return unmet[inPeriod];
  }

  /** Units that customers wait for. */
  double waiting() {
    return scenario.backlog() && period > 0 ? unmet[period - 1] : 0;
  }

  /** Goodwill in the last period, 1 before the first. */
  double sentiment() {
    return sentiment;
  }

  double profit() {
    return profit;
  }

  double orderLimit() {
    return orderLimit;
  }

  /** One period with demand drawn; returns its profit. */
  double step(double[] orders, PoissonDraws draws) {
    ship(orders);
    receive();
    sentiment = nextSentiment();
    GymDemand process = scenario.demand();
    double mean = process.mean(period, sentiment);
    double drawn = draws.next(mean);
    return close(Math.max(0, mean + process.noise() * (drawn - mean)));
  }

  /** One period with a given demand; returns its profit. */
  double step(double[] orders, double given) {
    ship(orders);
    receive();
    sentiment = nextSentiment();
    return close(given);
  }

  /** Goodwill in the period to come. */
  double nextSentiment() {
    return period == 0 ? sentiment : scenario.demand().after(sentiment, unmet[period - 1] > 0);
  }

  private void ship(double[] orders) {
    Arrays.fill(taken, 0);
    Arrays.fill(made, 0);
    List<GymLink> all = network.links();
    double[] out = shipped[period];
    for (int a = 0; a < links; a++) {
      GymLink link = all.get(a);
      double amount = Math.max(0, orders[a]);
      if (!link.isRaw()) {
        int from = link.supplier();
        GymNode node = network.nodes().get(from);
        double yield = node.yield();
        amount =
            Math.min(
                Math.min(amount, node.capacity() - made[from]),
                yield * (onHand[from] - taken[from]));
        taken[from] += amount / yield;
        made[from] += amount;
      }
      out[a] = amount;
    }
  }

  private void receive() {
    List<GymLink> all = network.links();
    for (int a = 0; a < links; a++) {
      GymLink link = all.get(a);
      double arrived = period >= link.lead() ? shipped[period - link.lead()][a] : 0;
      onHand[link.buyer()] += arrived;
      onTheWay[a] += shipped[period][a] - arrived;
    }
    for (int n = 0; n < nodes; n++) {
      onHand[n] -= taken[n];
    }
  }

  private double close(double demanded) {
    int shop = network.retailer();
    double wanted = demanded + waiting();
    double sales = Math.min(wanted, onHand[shop]);
    demand[period] = demanded;
    sold[period] = sales;
    unmet[period] = wanted - sales;
    onHand[shop] -= sales;
    double earned =
        network.sellingPrice() * sales - network.penalty() * unmet[period] - placeCosts();
    profit += earned;
    period++;
    return earned;
  }

  private double placeCosts() {
    double cost = 0;
    for (int n = 0; n < nodes; n++) {
      GymNode node = network.nodes().get(n);
      cost += node.holding() * onHand[n] + node.operating() / node.yield() * made[n];
    }
    for (int a = 0; a < links; a++) {
      GymLink link = network.links().get(a);
      cost += link.transit() * onTheWay[a];
      cost += link.isRaw() ? link.price() * shipped[period][a] : 0;
    }
    return cost;
  }
}

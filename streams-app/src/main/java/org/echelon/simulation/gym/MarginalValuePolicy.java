package org.echelon.simulation.gym;

/**
 * Orders by the marginal value of a unit in the shop, planned anew each period.
 *
 * <p>The plan of {@link SupplyFlow} weighs what a unit earns in the shop, in any period and at any
 * level there, against material, capacity, transit and holding on every way to it. Uncertainty is
 * that of demand over the time in which an order can no longer be called back: where customers
 * wait, over the longest way from raw material to the shop; where they go, over the shop's own
 * longest lead time, since a sale that was lost is not owed later.
 *
 * <p>Where a period that ends short costs later demand, the cost of ending short is that share of
 * all later demand, each unit at its selling price less the price of a unit in the shop. These
 * prices, and how likely periods are to end short, come from the plan itself, so it is made again
 * with them, three times; the first time they are those of the period before.
 */
final class MarginalValuePolicy implements GymPolicy {
  private static final int ROUNDS = 3;

  private final GymScenario scenario;
  private final GymForecast forecast;
  private final int window;
  private double[] shortChance;
  private double[] prices;

  MarginalValuePolicy(GymScenario scenario, GymForecast forecast) {
    this.scenario = scenario;
    this.forecast = forecast;
    GymNetwork network = scenario.network();
    this.window = scenario.backlog() ? longestWay(network, network.retailer()) : ownLead(network);
    this.shortChance = new double[scenario.periods() + 1];
    this.prices = new double[scenario.periods() + 1];
  }

  private static int longestWay(GymNetwork network, int node) {
    int longest = 0;
    for (GymLink link : network.links()) {
      if (link.buyer() == node) {
        int above = link.isRaw() ? 0 : longestWay(network, link.supplier());
        longest = Math.max(longest, link.lead() + above);
      }
    }
    return longest;
  }

  private static int ownLead(GymNetwork network) {
    return network.links().stream()
        .filter(link -> link.buyer() == network.retailer())
        .mapToInt(GymLink::lead)
        .max()
        .orElse(0);
  }

  @Override
  public double[] orders(GymWorld world) {
    forecast.observe(world);
    shortChance = withoutFirst(shortChance);
    prices = withoutFirst(prices);
    SupplyFlow plan = plan(world);
    int rounds = forecast.lostByShortage() > 0 ? ROUNDS : 1;
    for (int round = 1; round < rounds; round++) {
      plan = plan(world);
    }
    return plan.orders(0);
  }

  private SupplyFlow plan(GymWorld world) {
    double[] means = forecast.means(shortChance);
    double[] deviations = new double[means.length];
    for (int k = 0; k < means.length; k++) {
      deviations[k] = forecast.deviation(Math.max(0, k - window), k, means);
    }
    SupplyFlow plan =
        new SupplyFlow(world, new ShopOutlook(means, deviations, stockoutCosts(means)));
    for (int k = 0; k < means.length; k++) {
      shortChance[k] = shortChance(plan.level(k), deviations[k]);
      prices[k] = plan.shopPrice(k);
    }
    return plan;
  }

  private double[] stockoutCosts(double[] means) {
    GymNetwork network = scenario.network();
    double earned = network.sellingPrice() + (scenario.backlog() ? 0 : network.penalty());
    double[] costs = new double[means.length];
    double later = 0;
    for (int k = means.length - 1; k >= 0; k--) {
      costs[k] = forecast.lostByShortage() * later;
      later += means[k] * Math.max(0, earned - prices[k]);
    }
    return costs;
  }

  private static double shortChance(double level, double deviation) {
    if (deviation > 0) {
      return SupplyFlow.beyond(level / deviation);
    }
    return level < 0 ? 1 : 0;
  }

  private static double[] withoutFirst(double[] values) {
    double[] rest = new double[values.length - 1];
    System.arraycopy(values, 1, rest, 0, rest.length);
    return rest;
  }
}

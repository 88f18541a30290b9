package org.echelon.fulfillment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.echelon.network.ServiceCosts;
import org.echelon.valuation.Affinity;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;

/**
 * Ranks the nodes that could serve an order line.
 *
 * <p>cost(n) = ship + affinity + replacement + P_n + theta v_n(k): what shipping costs, what
 * bringing the next unit there costs, the flow prices it passes, and a share theta of what the unit
 * given up would have saved there (model section 7). O(nodes of the class).
 */
public final class OrderRouter {
  private static final double THETA = 0.25;

  private final NetworkTerms network;

  public OrderRouter(NetworkTerms network) {
    this.network = network;
  }

  /**
   * The nodes with stock, cheapest first; equal costs by ordinal.
   *
   * @param plan the SKU's plan, or null before the first forecast: stock is then worth nothing
   * @param free free units by node
   * @param allowed nodes that may ship
   */
  public List<Route> rank(
      ItemTerms item,
      SkuPlan plan,
      PriceView prices,
      int serviceClass,
      IntToLongFunction free,
      IntPredicate allowed) {
    ServiceCosts service = network.service();
    long seed = Affinity.seed(item.sku());
    List<Route> routes = new ArrayList<>();
    int[] nodes = service.nodes(serviceClass);
    for (int i = 0; i < nodes.length; i++) {
      int node = nodes[i];
      long units = free.applyAsLong(node);
      if (units > 0 && item.mayShip(node) && allowed.test(node)) {
        double cost =
            service.cost(serviceClass, i, item.unitCube())
                + Affinity.of(seed, node)
                + network.acquisitionCost(node, item.unitCube())
                + prices.composite(node, network.feeder(node))
                + (plan == null ? 0 : THETA * plan.stockValue(node, units));
        routes.add(
            new Route(
                node, service.option(serviceClass, i), cost, service.inTime(serviceClass, i)));
      }
    }
    routes.sort(Comparator.comparingDouble(Route::cost).thenComparingInt(Route::node));
    return routes;
  }
}

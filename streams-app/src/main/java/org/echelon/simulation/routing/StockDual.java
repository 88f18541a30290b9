package org.echelon.simulation.routing;

import java.util.Arrays;
import java.util.List;
import org.echelon.fulfillment.OrderSplit;

/**
 * What orders cost at least if all were known, stock having prices instead of limits.
 *
 * <pre>
 * L(u) = sum over orders o of w_o min over choices x of cost_o(x) + u x   -   sum u_if s_if,   u &gt;= 0
 * </pre>
 *
 * <p>The choice of each order is exact, parcels and lost lines included ({@link OrderSplit}), so
 * L(u) is at most the cost of every way of serving the orders from the stock, for any prices u:
 * weak duality. What a facility has not got is not to be had at any price. Its largest value is
 * that of the linear program over all choices of each order. O(orders 2^lines facilities) for one
 * vector of prices. Exact to rounding. Source: Geoffrion (1974). Serves one thread.
 */
final class StockDual {
  private final RoutingWorld world;
  private final int[] type;
  private final int[] row;
  private final double[] weight;
  private final OrderSplit split;
  private final double[][] cost;
  private final double[] refusal;

  /** Hears what is chosen. */
  @FunctionalInterface
  interface Choices {
    /**
     * @param facility of a line, {@link OrderSplit#NONE} if it is lost
     */
    void chosen(int order, int line, int facility);
  }

  /**
   * @param type w_o and what is asked for, by order
   * @param row of the world's costs
   */
  StockDual(RoutingWorld world, int[] type, int[] row, double[] weight) {
    this.world = world;
    this.type = type;
    this.row = row;
    this.weight = weight;
    split = new OrderSplit(world.facilities());
    cost = new double[world.mostLines()][world.facilities()];
    refusal = new double[world.mostLines()];
  }

  /** Over orders that come. */
  static StockDual of(RoutingWorld world, List<CustomerOrder> orders) {
    double[] once = new double[orders.size()];
    Arrays.fill(once, 1);
    return new StockDual(
        world,
        orders.stream().mapToInt(CustomerOrder::type).toArray(),
        orders.stream().mapToInt(RoutingWorld::row).toArray(),
        once);
  }

  int orders() {
    return type.length;
  }

  /**
   * L at prices, over the orders from one on.
   *
   * @param price u by item and facility
   * @param stock s by item and facility
   * @param use set to the units that the choices take
   */
  double value(double[][] price, int[][] stock, int from, double[][] use, Choices choices) {
    double value = 0;
    for (int i = 0; i < use.length; i++) {
      Arrays.fill(use[i], 0);
      for (int f = 0; f < use[i].length; f++) {
        value -= price[i][f] * stock[i][f];
      }
    }
    for (int o = from; o < type.length; o++) {
      int[] items = world.basket[type[o]];
      double[] base = world.lineCost[row[o]];
      for (int k = 0; k < items.length; k++) {
        double[] prices = price[items[k]];
        int[] left = stock[items[k]];
        for (int f = 0; f < base.length; f++) {
          cost[k][f] = left[f] > 0 ? base[f] + prices[f] : Double.POSITIVE_INFINITY;
        }
        refusal[k] = world.lostCost[items[k]];
      }
      double[] parcel = world.parcel(row[o] / RoutingWorld.ROWS);
      value += weight[o] * split.choose(items.length, cost, parcel, refusal);
      for (int k = 0; k < items.length; k++) {
        int facility = split.node(k);
        if (facility >= 0) {
          use[items[k]][facility] += weight[o];
        }
        choices.chosen(o, k, facility);
      }
    }
    return value;
  }
}

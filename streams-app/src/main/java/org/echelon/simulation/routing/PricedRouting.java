package org.echelon.simulation.routing;

import java.util.Arrays;
import org.echelon.fulfillment.OrderSplit;
import org.echelon.fulfillment.SharedOrder;

/**
 * Takes what is cheapest now, prices of stock included.
 *
 * <pre>
 * c_if = unit from f + price_if where f has the item, infinite elsewhere
 * </pre>
 */
final class PricedRouting implements RoutingPolicy {

  /** How the lines of an order are decided. */
  enum Lines {
    /** Together, parcels counted once. */
    JOINTLY,
    /** Each as if it were the whole order. */
    ALONE,
    /** Each in ignorance of the others' stock, but sharing an order of the facilities. */
    SHARED_ORDER
  }

  private final RoutingWorld world;
  private final StockPrices prices;
  private final Lines lines;
  private final OrderSplit split;
  private final double[][] cost;
  private final double[] refusal;
  private final double[] charged;
  private final double[][] share;
  private final int[][] rank;
  private double[][] price = new double[0][];

  PricedRouting(RoutingWorld world, StockPrices prices, Lines lines) {
    this.world = world;
    this.prices = prices;
    this.lines = lines;
    split = new OrderSplit(world.facilities());
    cost = new double[world.mostLines()][world.facilities()];
    refusal = new double[world.mostLines()];
    charged = new double[world.facilities()];
    share = new double[world.mostLines()][world.facilities()];
    for (int m = 0; m < share.length; m++) {
      for (int r = 0; r < share[m].length; r++) {
        share[m][r] = SharedOrder.share(r, m);
      }
    }
    rank = new int[world.classes()][];
    Arrays.setAll(rank, this::ranks);
  }

  /** Ranks of the facilities for a class by what a unit costs from them. */
  private int[] ranks(int serviceClass) {
    double[] unit = world.lineCost[RoutingWorld.meanRow(serviceClass)];
    int[] ranks = new int[unit.length];
    for (int f = 0; f < unit.length; f++) {
      for (int g = 0; g < unit.length; g++) {
        ranks[f] += unit[g] < unit[f] || (unit[g] == unit[f] && g < f) ? 1 : 0;
      }
    }
    return ranks;
  }

  @Override
  public void prepare(double day, int[][] stock) {
    price = prices.at(day, stock);
  }

  @Override
  public void decide(CustomerOrder order, int[][] stock, int[] chosen) {
    int[] items = world.basket[order.type()];
    double[] unit = world.lineCost[RoutingWorld.row(order)];
    for (int k = 0; k < items.length; k++) {
      int item = items[k];
      for (int f = 0; f < unit.length; f++) {
        cost[k][f] = stock[item][f] > 0 ? unit[f] + price[item][f] : Double.POSITIVE_INFINITY;
      }
      refusal[k] = world.lostCost[item];
    }
    double[] parcel = world.parcel(order.serviceClass());
    if (lines == Lines.JOINTLY) {
      split.choose(items.length, cost, parcel, refusal);
      for (int k = 0; k < items.length; k++) {
        chosen[k] = split.node(k);
      }
      return;
    }
    int siblings = lines == Lines.ALONE ? 0 : items.length - 1;
    for (int f = 0; f < unit.length; f++) {
      charged[f] = parcel[f] * share[siblings][rank[order.serviceClass()][f]];
    }
    for (int k = 0; k < items.length; k++) {
      chosen[k] = cheapest(cost[k], refusal[k]);
    }
  }

  private int cheapest(double[] unit, double lost) {
    int best = OrderSplit.NONE;
    double least = lost;
    for (int f = 0; f < unit.length; f++) {
      if (unit[f] + charged[f] < least) {
        least = unit[f] + charged[f];
        best = f;
      }
    }
    return best;
  }
}

package org.echelon.simulation.routing;

import java.util.Arrays;
import java.util.List;
import org.echelon.fulfillment.OrderSplit;

/**
 * What the orders of a world cost at least if all are known beforehand, and a plan that serves them
 * at little more.
 *
 * @param bound that no policy undercuts, currency ({@link StockDual})
 * @param plan cost of a feasible plan: orders served in turn at the prices of the bound, then each
 *     order's choice made anew with what the others leave, until nothing gets cheaper
 */
public record Clairvoyant(double bound, double plan) {
  private static final int PASSES = 30;

  /** How far the plan is from the bound at most, as a share of it. */
  public double gap() {
    return plan / bound - 1;
  }

  /** Searches by so many steps. */
  static Clairvoyant of(RoutingWorld world, List<CustomerOrder> orders, int steps) {
    StockAscent ascent =
        new StockAscent(StockDual.of(world, orders), world.items(), world.facilities());
    ascent.run(steps, world.stock);
    double[][] price = ascent.bestPrices();
    int[][] stock = world.openingStock();
    int[][] chosen = new int[orders.size()][world.mostLines()];
    PricedRouting priced =
        new PricedRouting(world, (day, left) -> price, PricedRouting.Lines.JOINTLY);
    PricedRouting cheapest =
        new PricedRouting(world, StockPrices.none(world), PricedRouting.Lines.JOINTLY);
    priced.prepare(0, stock);
    cheapest.prepare(0, stock);
    for (int[] lines : chosen) {
      Arrays.fill(lines, OrderSplit.NONE);
    }
    double cost = Double.POSITIVE_INFINITY;
    double before = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < PASSES && (pass < 2 || cost < before); pass++) {
      before = cost;
      cost = 0;
      for (int o = 0; o < chosen.length; o++) {
        CustomerOrder order = orders.get(o);
        move(world, order, chosen[o], stock, 1);
        (pass == 0 ? priced : cheapest).decide(order, stock, chosen[o]);
        move(world, order, chosen[o], stock, -1);
        cost += RoutingPlay.cost(world, order, chosen[o]);
      }
    }
    return new Clairvoyant(ascent.best(), cost);
  }

  private static void move(
      RoutingWorld world, CustomerOrder order, int[] chosen, int[][] stock, int units) {
    int[] items = world.basket[order.type()];
    for (int k = 0; k < items.length; k++) {
      if (chosen[k] != OrderSplit.NONE) {
        stock[items[k]][chosen[k]] += units;
      }
    }
  }
}

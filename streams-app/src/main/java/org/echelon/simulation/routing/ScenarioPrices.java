package org.echelon.simulation.routing;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Prices of stock from courses that the rest of the horizon may take: what a unit given up would
 * have saved, in the mean of the courses.
 *
 * <pre>
 * price_if = 1 / M  sum over m of u^m_if,     u^m the prices that prove the bound of course m
 * </pre>
 *
 * <p>Each course is a list of whole orders, so a unit that keeps an order in one parcel is worth
 * what the parcel costs, and as the mean is over courses and not of one expected course, a unit
 * that is perhaps needed is worth something. Found anew from the prices before, for the stock and
 * the orders of the courses that are left. A heuristic as prices; the courses are drawn from the
 * law of the world, never from its orders. Source: randomized linear programming, Talluri and van
 * Ryzin (1999), with orders in the place of units.
 */
final class ScenarioPrices implements StockPrices {
  private final StockAscent[] ascents;
  private final double[][] at;
  private final double[][] price;
  private final int firstSteps;
  private final int steps;
  private boolean started;

  ScenarioPrices(RoutingWorld world, long seed, RoutingEffort.Courses effort) {
    SplittableRandom random = new SplittableRandom(seed);
    ascents = new StockAscent[effort.count()];
    at = new double[effort.count()][];
    price = new double[world.items()][world.facilities()];
    firstSteps = effort.firstSteps();
    steps = effort.steps();
    for (int m = 0; m < ascents.length; m++) {
      List<CustomerOrder> course = world.orders(random.split());
      at[m] = course.stream().mapToDouble(CustomerOrder::at).toArray();
      ascents[m] = new StockAscent(StockDual.of(world, course), world.items(), world.facilities());
    }
  }

  @Override
  public double[][] at(double day, int[][] stock) {
    for (double[] row : price) {
      Arrays.fill(row, 0);
    }
    for (int m = 0; m < ascents.length; m++) {
      int from = Arrays.binarySearch(at[m], day);
      ascents[m].run(
          started ? steps : firstSteps,
          stock,
          from < 0 ? -from - 1 : from,
          started ? 0.01 : 0.1,
          (order, line, facility) -> {});
      double[][] found = ascents[m].bestPrices();
      for (int i = 0; i < price.length; i++) {
        for (int f = 0; f < price[i].length; f++) {
          price[i][f] += found[i][f] / ascents.length;
        }
      }
    }
    started = true;
    return price;
  }
}

package org.echelon.simulation.routing;

import java.util.Arrays;
import org.echelon.simulation.flow.NetworkSimplex;

/**
 * Prices of stock from one transport program for each item, of the demand expected until the end.
 *
 * <pre>
 * min sum c_fc x_fc + l sum y_c    s.t.  sum_c x_fc &lt;= s_f,   sum_f x_fc + y_c = d_c,   x, y &gt;= 0
 * c_fc = a unit from f to class c with a parcel of its own, at the mean of the hours
 * </pre>
 *
 * <p>The price is an optimal dual of s_f, the one that the simplex method ends with. Exact as
 * programs. Source: Acimovic and Graves (2015), who solve it anew as the horizon passes; found once
 * it is the price rule of Talluri and van Ryzin (1998).
 */
final class TransportDuals implements StockPrices {
  private final RoutingWorld world;
  private final double[] perOrder;

  TransportDuals(RoutingWorld world) {
    this.world = world;
    perOrder = world.unitsPerOrder();
  }

  @Override
  public double[][] at(double day, int[][] stock) {
    double orders = (world.settings.days() - day) * world.settings.ordersPerDay();
    double[][] price = new double[world.items()][];
    Arrays.setAll(price, i -> prices(i, orders * perOrder[i], stock[i]));
    return price;
  }

  private double[] prices(int item, double demand, int[] stock) {
    int facilities = stock.length;
    NetworkSimplex flow = new NetworkSimplex(1 + facilities + world.classes());
    for (int f = 0; f < facilities; f++) {
      flow.supply(1 + f, stock[f]);
      flow.arc(1 + f, 0, Double.POSITIVE_INFINITY, 0);
    }
    for (int c = 0; c < world.classes(); c++) {
      int vertex = 1 + facilities + c;
      flow.supply(vertex, -demand * world.classChance[c]);
      flow.arc(0, vertex, Double.POSITIVE_INFINITY, world.lostCost[item]);
      double[] unit = world.lineCost[RoutingWorld.meanRow(c)];
      double[] parcel = world.parcel(c);
      for (int f = 0; f < facilities; f++) {
        flow.arc(1 + f, vertex, Double.POSITIVE_INFINITY, unit[f] + parcel[f]);
      }
    }
    flow.solve();
    double[] price = new double[facilities];
    Arrays.setAll(price, f -> Math.max(0, flow.price(1 + f)));
    return price;
  }
}

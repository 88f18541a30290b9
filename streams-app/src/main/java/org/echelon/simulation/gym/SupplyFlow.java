package org.echelon.simulation.gym;

import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.echelon.simulation.flow.NetworkSimplex;

/**
 * The best plan from the period to come to the end, by the marginal value of a unit in the shop.
 *
 * <pre>
 * min  sum_t G_t(level_t) + sum of raw material, operating, transit and holding costs
 * level_t = stock in the shop + arrivals to t - mean demand to t      (waiting customers: may be &lt; 0)
 * G_t'(x) = h Phi(x / s_t) - short (1 - Phi(x / s_t)) - stockout phi(x / s_t) / s_t
 * short = penalty, in the last period also the selling price        (customers wait)
 *       = penalty + selling price, and level_t &gt;= 0, sales &lt;= demand   (lost sales)
 * </pre>
 *
 * <p>The stock of every place in every period is a vertex, so that holding, shipping, buying raw
 * material and going short are arcs, and a factory's capacity is the limit of one; the convex costs
 * of the level are cut at fixed quantiles into arcs of constant marginal value. What a period's
 * orders are then worth follows from all that can still be done downstream: prices of stock and of
 * capacity are the flow's dual prices. With deviations of 0 and the demand that will come this is
 * the linear program with perfect information (gym-invmgmt-paper, agents/oracle.py).
 *
 * <p>A yield is a change of units, so a place with a yield that is not 1 may be supplied by raw
 * material only. Orders are in fractions of a unit. The plan is exact for its cut costs; as a
 * policy it is repeated every period and ignores that later orders may react to demand, but for the
 * deviations it is given. Some 300 vertices and 1500 arcs for 30 periods of the larger network.
 */
final class SupplyFlow {
  /** Where the level's cost is cut, in deviations. */
  private static final double[] CUTS = {0, 0.3, 0.6, 0.9, 1.2, 1.5, 1.8, 2.1, 2.4, 2.8, 3.2, 3.8};

  private static final int OUTSIDE = 0;

  private final GymWorld world;
  private final GymNetwork network;
  private final ShopOutlook outlook;
  private final boolean backlog;
  private final int periods;
  private final int shop;
  private final NetworkSimplex flow;
  private final int[][] orders;
  private final int[] levelUp;
  private final int[] sales;
  private final int[][] levelArcs;
  private int levelCount;

  SupplyFlow(GymWorld world, ShopOutlook outlook) {
    this.world = world;
    this.network = world.network();
    this.outlook = outlook;
    this.backlog = world.scenario().backlog();
    this.periods = outlook.periods();
    this.shop = network.retailer();
    this.flow = new NetworkSimplex(1 + 2 * network.nodes().size() * periods);
    this.orders = new int[periods][network.links().size()];
    this.levelUp = new int[periods];
    this.sales = new int[periods];
    this.levelArcs = new int[periods][2 * CUTS.length];
    requireYieldsAtTheSource();
    stocks();
    for (int k = 0; k < periods; k++) {
      places(k);
      links(k);
      demand(k);
    }
    flow.solve();
  }

  private void requireYieldsAtTheSource() {
    for (GymLink link : network.links()) {
      if (!link.isRaw() && scale(link.buyer()) != 1) {
        throw new IllegalArgumentException(
            "node "
                + network.nodes().get(link.buyer()).id()
                + " has a yield and is supplied by another place; the plan needs raw material");
      }
    }
  }

  /** Units to order by link, {@code ahead} periods from the one to come. */
  double[] orders(int ahead) {
    double[] units = new double[network.links().size()];
    for (int a = 0; a < units.length; a++) {
      units[a] = flow.flow(orders[ahead][a]) / scale(network.links().get(a).buyer());
    }
    return units;
  }

  /** What a unit more in the shop is worth, {@code ahead} periods from the one to come. */
  double shopPrice(int ahead) {
    return flow.price(stock(shop, ahead));
  }

  /** Planned level of the shop at the end of a period; below 0 if customers wait or go. */
  double level(int ahead) {
    double level = backlog ? 0 : flow.flow(sales[ahead]) - outlook.mean()[ahead];
    for (int i = 0; i < levelUp[ahead]; i++) {
      int arc = levelArcs[ahead][i];
      level += arc >= 0 ? flow.flow(arc) : -flow.flow(~arc);
    }
    return level;
  }

  /** Stock of a place at the start of a period, for the shop with that period's arrivals. */
  private int stock(int node, int ahead) {
    return ahead >= periods ? OUTSIDE : 1 + node * periods + ahead;
  }

  /** What a factory may still ship in a period. */
  private int gate(int node, int ahead) {
    return network.nodes().get(node).isFactory()
        ? 1 + (network.nodes().size() + node) * periods + ahead
        : stock(node, ahead);
  }

  /** Stock is counted in the units that it will be when it is shipped. */
  private double scale(int node) {
    return network.nodes().get(node).yield();
  }

  private void stocks() {
    for (int n = 0; n < network.nodes().size(); n++) {
      flow.supply(stock(n, 0), scale(n) * world.onHand(n));
    }
    flow.supply(stock(shop, 0), -world.waiting());
    int now = world.period();
    List<GymLink> links = network.links();
    for (int a = 0; a < links.size(); a++) {
      GymLink link = links.get(a);
      for (int ordered = Math.max(0, now - link.lead()); ordered < now; ordered++) {
        int ahead = ordered + link.lead() - now;
        double units = scale(link.buyer()) * world.shipped(ordered, a);
        flow.supply(arrival(link, ahead), units);
      }
    }
  }

  /** The vertex of units that arrive in a period: only the shop has their use in the same one. */
  private int arrival(GymLink link, int ahead) {
    return stock(link.buyer(), link.buyer() == shop ? ahead : ahead + 1);
  }

  private void places(int k) {
    for (int n = 0; n < network.nodes().size(); n++) {
      GymNode node = network.nodes().get(n);
      if (n == shop) {
        continue;
      }
      flow.arc(stock(n, k), stock(n, k + 1), Double.POSITIVE_INFINITY, node.holding() / scale(n));
      if (node.isFactory()) {
        flow.arc(stock(n, k), gate(n, k), node.capacity(), node.operating() / node.yield());
      }
    }
  }

  private void links(int k) {
    for (int a = 0; a < network.links().size(); a++) {
      GymLink link = network.links().get(a);
      int from = link.isRaw() ? OUTSIDE : gate(link.supplier(), k);
      double cost = link.isRaw() ? link.price() : 0;
      cost += link.transit() * Math.min(link.lead(), periods - k);
      boolean held = link.buyer() != shop && k + link.lead() < periods;
      cost += held ? network.nodes().get(link.buyer()).holding() : 0;
      int to = arrival(link, k + link.lead());
      orders[k][a] = flow.arc(from, to, Double.POSITIVE_INFINITY, cost / scale(link.buyer()));
    }
  }

  private void demand(int k) {
    int now = stock(shop, k);
    int next = stock(shop, k + 1);
    double penalty = network.penalty();
    double price = network.sellingPrice();
    if (backlog) {
      flow.supply(now, -outlook.mean()[k]);
      level(k, now, next, k == periods - 1 ? penalty + price : penalty);
    } else {
      sales[k] = flow.arc(now, OUTSIDE, outlook.mean()[k], -penalty - price);
      level(k, now, next, penalty + price);
    }
  }

  /** The arcs of a level: up from the shop's stock to its stock a period later, and back. */
  private void level(int k, int now, int next, double shortCost) {
    double deviation = outlook.deviation()[k];
    double held = network.nodes().get(shop).holding();
    levelCount = 0;
    if (deviation <= 0) {
      piece(k, now, next, Double.POSITIVE_INFINITY, held);
      if (backlog) {
        piece(k, next, now, Double.POSITIVE_INFINITY, shortCost);
      }
    } else {
      double stockout = outlook.stockoutCost()[k] / deviation;
      for (int i = 0; i < CUTS.length; i++) {
        double middle = middle(i);
        double width = width(i) * deviation;
        double chance = beyond(middle);
        double density = density(middle);
        double up = held * (1 - chance) - shortCost * chance - stockout * density;
        piece(k, now, next, width, up);
        if (backlog) {
          double down = shortCost * (1 - chance) - held * chance + stockout * density(0);
          piece(k, next, now, width, down);
        }
      }
    }
    levelUp[k] = levelCount;
  }

  private void piece(int k, int from, int to, double width, double cost) {
    int arc = flow.arc(from, to, width, cost);
    boolean up = from == stock(shop, k);
    levelArcs[k][levelCount++] = up ? arc : ~arc;
  }

  private static double width(int i) {
    return i == CUTS.length - 1 ? Double.POSITIVE_INFINITY : CUTS[i + 1] - CUTS[i];
  }

  private static double middle(int i) {
    return i == CUTS.length - 1 ? CUTS[i] + 1 : (CUTS[i] + CUTS[i + 1]) / 2;
  }

  /** P(Z &gt; z) of a standard normal number. */
  static double beyond(double z) {
    return Erf.erfc(z / Math.sqrt(2)) / 2;
  }

  static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}

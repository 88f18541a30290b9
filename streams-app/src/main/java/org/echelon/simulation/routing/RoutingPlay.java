package org.echelon.simulation.routing;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.echelon.fulfillment.OrderSplit;

/** Plays orders by a policy: books what it chooses, and refuses what is not there. */
final class RoutingPlay {
  private final RoutingWorld world;
  private final int[][] stock;
  private double cost;
  private int shipped;
  private int parcels;
  private int lines;
  private int lost;
  private int late;

  private RoutingPlay(RoutingWorld world) {
    this.world = world;
    stock = world.openingStock();
  }

  /**
   * Plays.
   *
   * @param nanos a clock for the decisions
   */
  static Played play(
      RoutingWorld world, List<CustomerOrder> orders, RoutingPolicy policy, LongSupplier nanos) {
    RoutingPlay play = new RoutingPlay(world);
    int[] chosen = new int[world.mostLines()];
    long[] took = new long[orders.size()];
    long preparation = 0;
    for (int o = 0; o < took.length; o++) {
      CustomerOrder order = orders.get(o);
      long start = nanos.getAsLong();
      policy.prepare(order.at(), play.stock);
      long prepared = nanos.getAsLong();
      policy.decide(order, play.stock, chosen);
      took[o] = nanos.getAsLong() - prepared;
      preparation += prepared - start;
      play.book(order, chosen);
    }
    Arrays.sort(took);
    return new Played(
        play.cost,
        took.length,
        play.shipped,
        play.parcels,
        play.lines,
        play.lost,
        play.late,
        took,
        preparation);
  }

  private void book(CustomerOrder order, int[] chosen) {
    int[] items = world.basket[order.type()];
    int row = RoutingWorld.row(order);
    long used = 0;
    for (int k = 0; k < items.length; k++) {
      int f = chosen[k];
      if (f == OrderSplit.NONE) {
        lost++;
        continue;
      }
      if (--stock[items[k]][f] < 0) {
        throw new IllegalStateException("facility " + f + " has no item " + items[k] + " left");
      }
      late += world.late[row][f] ? 1 : 0;
      used |= 1L << f;
    }
    cost += cost(world, order, chosen);
    lines += items.length;
    parcels += Long.bitCount(used);
    shipped += used == 0 ? 0 : 1;
  }

  /** What an order costs by a choice, currency. */
  static double cost(RoutingWorld world, CustomerOrder order, int[] chosen) {
    int[] items = world.basket[order.type()];
    double[] unit = world.lineCost[RoutingWorld.row(order)];
    double[] parcel = world.parcel(order.serviceClass());
    double cost = 0;
    for (int k = 0; k < items.length; k++) {
      int f = chosen[k];
      cost += f == OrderSplit.NONE ? world.lostCost[items[k]] : unit[f];
      boolean first = f != OrderSplit.NONE;
      for (int before = 0; before < k; before++) {
        first &= chosen[before] != f;
      }
      cost += first ? parcel[f] : 0;
    }
    return cost;
  }
}

package org.echelon.simulation.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A drawn network with its catalogue, tariffs and opening stock. Equal settings and seeds make
 * equal worlds and orders.
 *
 * <pre>
 * lineCost[class * 25 + hour][f]   a unit from f to the class, ordered at that hour, without parcel
 * lineCost[class * 25 + 24][f]     its mean over the hours
 * late[class * 25 + hour][f]       whether it comes after the promised day
 * parcel[speed][f]                 a parcel
 * </pre>
 */
public final class RoutingWorld {
  static final int HOURS = 24;
  static final int ROWS = HOURS + 1;

  final RoutingSettings settings;
  final long seed;

  /** Items of each order type. */
  final int[][] basket;

  final double[] typeChance;
  final double[] classChance;
  final double[] lostCost;
  final double[][] lineCost;
  final boolean[][] late;
  final double[][] parcel;

  /** Opening stock by item and facility. */
  final int[][] stock;

  private final double[] typeSum;
  private final double[] classSum;

  RoutingWorld(
      RoutingSettings settings,
      long seed,
      int[][] basket,
      double[] typeChance,
      double[] classChance,
      double[] lostCost,
      double[][] lineCost,
      boolean[][] late,
      double[][] parcel,
      int[][] stock) {
    this.settings = settings;
    this.seed = seed;
    this.basket = basket;
    this.typeChance = typeChance;
    this.classChance = classChance;
    this.lostCost = lostCost;
    this.lineCost = lineCost;
    this.late = late;
    this.parcel = parcel;
    this.stock = stock;
    typeSum = WorldDraw.sums(typeChance);
    classSum = WorldDraw.sums(classChance);
  }

  /** Draws a world. */
  public static RoutingWorld draw(RoutingSettings settings, long seed) {
    return new WorldDraw(settings, seed).world();
  }

  /** The orders of the horizon, in order of arrival. */
  public List<CustomerOrder> orders() {
    return orders(new SplittableRandom(seed * 31 + 7));
  }

  /** Another course of the horizon. */
  List<CustomerOrder> orders(SplittableRandom random) {
    List<CustomerOrder> orders = new ArrayList<>();
    double at = 0;
    while (true) {
      at -= Math.log(1 - random.nextDouble()) / settings.ordersPerDay();
      if (at >= settings.days()) {
        return orders;
      }
      int type = WorldDraw.pick(typeSum, random);
      orders.add(new CustomerOrder(type, WorldDraw.pick(classSum, random), at));
    }
  }

  int items() {
    return lostCost.length;
  }

  int facilities() {
    return settings.facilities();
  }

  int classes() {
    return classChance.length;
  }

  int mostLines() {
    return Arrays.stream(basket).mapToInt(items -> items.length).max().orElseThrow();
  }

  /** Row of the costs of an order. */
  static int row(CustomerOrder order) {
    return order.serviceClass() * ROWS + order.hour();
  }

  /** Row of the mean costs of a class. */
  static int meanRow(int serviceClass) {
    return serviceClass * ROWS + HOURS;
  }

  double[] parcel(int serviceClass) {
    return parcel[serviceClass % RoutingSettings.SPEEDS];
  }

  /** Units of each item that an order asks for in the mean. */
  double[] unitsPerOrder() {
    double[] units = new double[items()];
    for (int q = 0; q < basket.length; q++) {
      for (int item : basket[q]) {
        units[item] += typeChance[q];
      }
    }
    return units;
  }

  /** A copy of the opening stock. */
  int[][] openingStock() {
    return Arrays.stream(stock).map(int[]::clone).toArray(int[][]::new);
  }
}

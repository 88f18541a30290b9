package org.echelon.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * For each service class (zone index * {@link Speed#COUNT} + speed) the nodes that can serve it and
 * what a unit costs from each: the cheapest option of that speed, or of a slower one with the late
 * penalty, plus the out-of-region amount under a regional policy.
 */
public final class ServiceCosts {
  private final int[][] nodes;
  private final double[][] perUnit;
  private final double[][] perCube;
  private final boolean[][] inTime;
  private final ShipOption[][] options;

  private ServiceCosts(int classes) {
    nodes = new int[classes][];
    perUnit = new double[classes][];
    perCube = new double[classes][];
    inTime = new boolean[classes][];
    options = new ShipOption[classes][];
  }

  /** Compiles the ship options of a network. */
  public static ServiceCosts of(Network network) {
    ServiceCosts costs = new ServiceCosts(network.zones().size() * Speed.COUNT);
    for (int c = 0; c < costs.nodes.length; c++) {
      costs.compile(network, c);
    }
    return costs;
  }

  /** Number of service classes. */
  public int classes() {
    return nodes.length;
  }

  /** Ordinals of the nodes that can serve a class, rising. */
  public int[] nodes(int serviceClass) {
    return nodes[serviceClass];
  }

  /** Currency to serve one unit of a cube from the i-th node of a class. */
  public double cost(int serviceClass, int i, double unitCube) {
    return perUnit[serviceClass][i] + perCube[serviceClass][i] * unitCube;
  }

  /** Whether the i-th node of a class serves it at its own speed. */
  public boolean inTime(int serviceClass, int i) {
    return inTime[serviceClass][i];
  }

  /** The option by which the i-th node of a class serves it. */
  public ShipOption option(int serviceClass, int i) {
    return options[serviceClass][i];
  }

  private void compile(Network network, int serviceClass) {
    int zone = serviceClass / Speed.COUNT;
    Speed wanted = Speed.values()[serviceClass % Speed.COUNT];
    ShipOption[] best = new ShipOption[network.nodeSpan()];
    double[] bestCost = new double[network.nodeSpan()];
    Arrays.fill(bestCost, Double.POSITIVE_INFINITY);
    for (ShipOption option : network.shipOptions()) {
      boolean usable =
          option.zone() == zone
              && option.speed().compareTo(wanted) >= 0
              && network.node(option.node()).kind().holdsStock()
              && network.node(option.node()).open();
      if (usable && charge(network, option, wanted) < bestCost[option.node()]) {
        best[option.node()] = option;
        bestCost[option.node()] = charge(network, option, wanted);
      }
    }
    List<ShipOption> chosen = new ArrayList<>();
    for (ShipOption option : best) {
      if (option != null) {
        chosen.add(option);
      }
    }
    nodes[serviceClass] = chosen.stream().mapToInt(ShipOption::node).toArray();
    perUnit[serviceClass] = chosen.stream().mapToDouble(o -> charge(network, o, wanted)).toArray();
    perCube[serviceClass] = chosen.stream().mapToDouble(ShipOption::costPerCube).toArray();
    options[serviceClass] = chosen.toArray(ShipOption[]::new);
    inTime[serviceClass] = new boolean[chosen.size()];
    for (int i = 0; i < chosen.size(); i++) {
      inTime[serviceClass][i] = chosen.get(i).speed() == wanted;
    }
  }

  private static double charge(Network network, ShipOption option, Speed wanted) {
    double late = option.speed() == wanted ? 0 : option.lateCostPerUnit();
    RegionPolicy policy = network.terms().regionPolicy();
    boolean outside =
        !network.node(option.node()).region().equals(network.zones().get(option.zone()).region());
    return option.costPerUnit()
        + late
        + (policy.regional() && outside ? policy.outOfRegionPerUnit() : 0);
  }
}

package org.echelon.network;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * For each service class (zone index * {@link Speed#COUNT} + speed) the nodes that can serve it,
 * the options by which they can, and what a unit costs from each.
 *
 * <pre>
 * cost(n, q) = min over options o of n for the zone, of the class's speed or slower
 *              perUnit_o + q costPerCube_o + (o slower ? latePerUnit_o : 0) + out-of-region amount
 * </pre>
 *
 * <p>This is the cost in plans, of an order that makes its cut-off. Which option is best for an
 * order depends on its instant too, so every option is kept that may be: one is dropped only if
 * {@link ServiceOption#replaces another replaces it} at every cube and instant. Whether a node
 * serves a class at all is for the network to say: an option faster than the class does not serve
 * it, nor does one whose way is closed. O(options * classes) to compile.
 *
 * <p>Exact. Source: model, sections 3 and 7.
 */
public final class ServiceCosts {
  private final int[][] nodes;
  private final ServiceOption[][][] options;
  private final int[][] ranks;
  private final double[] parcels;
  private final Map<Clock, Integer> clocks = new HashMap<>();

  /** When options leave. */
  private record Clock(LocalTime cutOff, ZoneId timeZone, Set<DayOfWeek> days) {}

  private ServiceCosts(int classes) {
    nodes = new int[classes][];
    options = new ServiceOption[classes][][];
    ranks = new int[classes][];
    parcels = new double[classes];
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

  /**
   * The options by which the i-th node of a class may serve it, what is usually cheapest for small
   * units first; not to be changed.
   */
  public ServiceOption[] options(int serviceClass, int i) {
    return options[serviceClass][i];
  }

  /**
   * The option that is cheapest for a unit of a cube from the i-th node if no cut-off is missed.
   */
  public ServiceOption usual(int serviceClass, int i, double unitCube) {
    ServiceOption[] able = options[serviceClass][i];
    ServiceOption best = able[0];
    for (ServiceOption option : able) {
      if (option.usualCost(unitCube) < best.usualCost(unitCube)) {
        best = option;
      }
    }
    return best;
  }

  /** Currency to serve one unit of a cube from the i-th node of a class, as plans count it. */
  public double cost(int serviceClass, int i, double unitCube) {
    return usual(serviceClass, i, unitCube).usualCost(unitCube);
  }

  /**
   * Rank of the i-th node of a class by what a small unit usually costs from it, 0 the cheapest;
   * equal costs by ordinal. It is the same for every item.
   */
  public int rank(int serviceClass, int i) {
    return ranks[serviceClass][i];
  }

  /**
   * What a parcel to a class is taken to cost, currency: what a unit without cube usually costs
   * from the cheapest node. Networks tell costs by unit and by cube only; this much is paid for any
   * unit from anywhere.
   */
  public double parcelCost(int serviceClass) {
    return parcels[serviceClass];
  }

  private void compile(Network network, int serviceClass) {
    int zone = serviceClass / Speed.COUNT;
    Speed wanted = Speed.values()[serviceClass % Speed.COUNT];
    List<List<ServiceOption>> able = new ArrayList<>();
    for (int n = 0; n < network.nodeSpan(); n++) {
      able.add(new ArrayList<>());
    }
    for (ShipOption option : network.shipOptions()) {
      Node node = network.node(option.node());
      if (option.zone() == zone
          && option.speed().compareTo(wanted) >= 0
          && node.kind().holdsStock()
          && node.open()
          && option.via().stream().allMatch(place -> passable(network.node(place)))) {
        double perUnit = option.costPerUnit() + outOfRegion(network, node, zone);
        boolean own = option.speed() == wanted;
        add(able.get(node.ordinal()), new ServiceOption(option, perUnit, own, clock(option)));
      }
    }
    List<ServiceOption[]> kept = new ArrayList<>();
    List<Integer> serving = new ArrayList<>();
    for (int n = 0; n < able.size(); n++) {
      if (!able.get(n).isEmpty()) {
        serving.add(n);
        able.get(n).sort(Comparator.comparingDouble(ServiceOption::usualPerUnit));
        kept.add(able.get(n).toArray(ServiceOption[]::new));
      }
    }
    nodes[serviceClass] = serving.stream().mapToInt(Integer::intValue).toArray();
    options[serviceClass] = kept.toArray(ServiceOption[][]::new);
    ranks[serviceClass] = ranks(options[serviceClass]);
    parcels[serviceClass] =
        kept.stream()
            .flatMap(Arrays::stream)
            .mapToDouble(way -> way.option().costPerUnit())
            .min()
            .orElse(0);
  }

  /** Whether parcels may come in and leave. */
  private static boolean passable(Node place) {
    return place.open() && place.capacity().inboundUnitsPerDay() > 0;
  }

  private static int[] ranks(ServiceOption[][] able) {
    int[] ranks = new int[able.length];
    for (int i = 0; i < able.length; i++) {
      double cost = able[i][0].usualPerUnit();
      for (int j = 0; j < able.length; j++) {
        double other = able[j][0].usualPerUnit();
        ranks[i] += other < cost || (other == cost && j < i) ? 1 : 0;
      }
    }
    return ranks;
  }

  private int clock(ShipOption option) {
    return clocks.computeIfAbsent(
        new Clock(option.cutOff(), option.timeZone(), option.days()), clock -> clocks.size());
  }

  private static void add(List<ServiceOption> kept, ServiceOption option) {
    for (ServiceOption earlier : kept) {
      if (earlier.replaces(option)) {
        return;
      }
    }
    kept.removeIf(option::replaces);
    kept.add(option);
  }

  private static double outOfRegion(Network network, Node node, int zone) {
    return network.terms().regionPolicy().amount(node, network.zones().get(zone));
  }
}

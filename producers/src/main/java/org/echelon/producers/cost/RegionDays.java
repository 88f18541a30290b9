package org.echelon.producers.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.Region;
import org.echelon.network.ShipOption;
import org.echelon.valuation.ItemTerms;

/**
 * What regions are judged by, day by day: how far parcels go and how often they are touched, by how
 * many lanes and how full, and what is offered inside each region when customers order.
 *
 * <pre>
 * touches     the node and the places on the way that the option names; where it names none, 1 from
 *             a same-day site; from an FC 2, 3 out of region, 4 out of region and far
 * lane        a site and a zone with a parcel between them that day
 * km          to zones whose place is known, else 0
 * truck fill  cube on lanes / (trucks x cube of a truck), each lane with whole trucks a day
 * available   a unit of the SKU lies at a site of the region that serves customers
 * </pre>
 */
public final class RegionDays implements CostListener {
  private static final double FAR_KM = 1500;

  private final Network network;
  private final Distances distances;
  private final double truckCube;
  private final List<String> regions;
  private final int[] regionOfNode;
  private final int[] regionOfZone;
  private final boolean[] serves;
  private final Map<String, long[]> stock = new HashMap<>();
  private final Map<Integer, Day> days = new HashMap<>();

  /** Sums of one day. */
  private final class Day {
    private double units;
    private double unitKm;
    private double unitTouches;
    private final Map<Integer, Double> cubeOfLane = new TreeMap<>();
    private final double[] demanded = new double[regions.size()];
    private final double[] available = new double[regions.size()];
    private final double[] skus = new double[regions.size()];
  }

  RegionDays(Network network, Distances distances, double truckCube) {
    this.network = network;
    this.distances = distances;
    this.truckCube = truckCube;
    this.regions = network.regions().stream().map(Region::id).toList();
    this.regionOfNode = new int[network.nodeSpan()];
    this.serves = new boolean[network.nodeSpan()];
    for (Node node : network.nodes()) {
      regionOfNode[node.ordinal()] = regions.indexOf(node.region());
    }
    this.regionOfZone =
        network.zones().stream().mapToInt(zone -> regions.indexOf(zone.region())).toArray();
    for (ShipOption option : network.shipOptions()) {
      serves[option.node()] = true;
    }
  }

  @Override
  public void ordered(String sku, int zone, int day, long units) {
    Day sums = of(day);
    int region = regionOfZone[zone];
    sums.demanded[region] += units;
    sums.available[region] += has(sku, region) ? units : 0;
  }

  @Override
  public void parcel(ItemTerms item, ShipOption option, int day, long units) {
    Day sums = of(day);
    Node node = network.node(option.node());
    double known = distances.km(option.node(), option.zone());
    double km = Double.isNaN(known) ? 0 : known;
    boolean inside = regionOfNode[option.node()] == regionOfZone[option.zone()];
    sums.units += units;
    sums.unitKm += units * km;
    sums.unitTouches += units * (double) touches(option, node, inside, km);
    int lane = option.node() * network.zones().size() + option.zone();
    sums.cubeOfLane.merge(lane, units * item.unitCube(), Double::sum);
  }

  @Override
  public void change(ItemTerms item, int node, long units, long atMillis) {
    stock.computeIfAbsent(item.sku(), sku -> new long[network.nodeSpan()])[node] += units;
  }

  /** What the days {@code from} to before {@code until} amount to. */
  public RegionFigures between(int from, int until) {
    Day sums = new Day();
    double lanes = 0;
    double trucks = 0;
    double cube = 0;
    for (int day = from; day < until; day++) {
      Day one = days.getOrDefault(day, new Day());
      sums.units += one.units;
      sums.unitKm += one.unitKm;
      sums.unitTouches += one.unitTouches;
      lanes += one.cubeOfLane.size();
      for (double onLane : one.cubeOfLane.values()) {
        cube += onLane;
        trucks += Math.ceil(onLane / truckCube);
      }
      for (int r = 0; r < regions.size(); r++) {
        sums.demanded[r] += one.demanded[r];
        sums.available[r] += one.available[r];
        sums.skus[r] += one.skus[r] / (until - from);
      }
    }
    List<RegionFigures.Selection> selections = new ArrayList<>();
    for (int r = 0; r < regions.size(); r++) {
      selections.add(
          new RegionFigures.Selection(
              regions.get(r), sums.skus[r], sums.demanded[r], sums.available[r]));
    }
    return new RegionFigures(
        sums.units == 0 ? 0 : sums.unitKm / sums.units,
        sums.units == 0 ? 0 : sums.unitTouches / sums.units,
        lanes / (until - from),
        trucks == 0 ? 0 : cube / trucks / truckCube,
        selections);
  }

  /** A day; as its first order comes, what lies in each region is looked up. */
  private Day of(int day) {
    Day known = days.get(day);
    if (known != null) {
      return known;
    }
    Day first = new Day();
    for (int r = 0; r < regions.size(); r++) {
      int region = r;
      long lying = stock.keySet().stream().filter(sku -> has(sku, region)).count();
      first.skus[r] = stock.isEmpty() ? 0 : (double) lying / stock.size();
    }
    days.put(day, first);
    return first;
  }

  private boolean has(String sku, int region) {
    long[] byNode = stock.get(sku);
    if (byNode == null) {
      return false;
    }
    for (int n = 0; n < byNode.length; n++) {
      if (byNode[n] > 0 && serves[n] && regionOfNode[n] == region) {
        return true;
      }
    }
    return false;
  }

  private static int touches(ShipOption option, Node node, boolean inside, double km) {
    if (!option.via().isEmpty()) {
      return 1 + option.via().size();
    }
    if (node.kind() == NodeKind.SSD) {
      return 1;
    }
    if (inside) {
      return 2;
    }
    return km > FAR_KM ? 4 : 3;
  }
}

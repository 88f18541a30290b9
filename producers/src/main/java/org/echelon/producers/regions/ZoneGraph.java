package org.echelon.producers.regions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.planning.regions.Adjacency;
import org.echelon.producers.cost.GreatCircle;
import org.echelon.producers.shop.CsvTable;
import org.echelon.reference.Network;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Zone;

/**
 * Which zones of a network lie side by side.
 *
 * @param words where that comes from
 */
public record ZoneGraph(Adjacency adjacency, String words) {

  /**
   * The pairs of a file with the columns zone and neighbour.
   *
   * @throws org.echelon.producers.shop.ShopException naming the line that cannot be read
   */
  public static ZoneGraph of(Network network, Path neighbours) {
    List<String> zones = network.getZones().stream().map(Zone::getZone).toList();
    List<Adjacency.Pair> pairs = new ArrayList<>();
    for (CsvTable.Row row :
        CsvTable.read(neighbours, Set.of("zone", "neighbour"), Set.of()).rows()) {
      pairs.add(
          new Adjacency.Pair(Rows.index(row, "zone", zones), Rows.index(row, "neighbour", zones)));
    }
    Adjacency adjacency = Adjacency.of(zones.size(), pairs);
    if (!adjacency.connected()) {
      throw new IllegalArgumentException(
          "the neighbours in "
              + neighbours.getFileName()
              + " leave zones apart; add pairs until all hang together");
    }
    return new ZoneGraph(
        adjacency, "the " + adjacency.pairs() + " pairs of " + neighbours.getFileName());
  }

  /** By the places of zones, or by shipping costs where some have none. */
  public static ZoneGraph of(Network network) {
    List<Zone> zones = network.getZones();
    boolean placed = zones.stream().allMatch(z -> z.getLat() != null && z.getLon() != null);
    double[][] distance = placed ? kilometres(zones) : costs(network);
    Adjacency adjacency = Adjacency.gabriel(distance);
    return new ZoneGraph(
        adjacency,
        "the Gabriel graph of "
            + (placed ? "the places of zones" : "what nodes take to ship to two zones")
            + ", "
            + adjacency.pairs()
            + " pairs");
  }

  private static double[][] kilometres(List<Zone> zones) {
    double[][] km = new double[zones.size()][zones.size()];
    for (int a = 0; a < km.length; a++) {
      for (int b = 0; b < km.length; b++) {
        Zone one = zones.get(a);
        Zone other = zones.get(b);
        km[a][b] = GreatCircle.km(one.getLat(), one.getLon(), other.getLat(), other.getLon());
      }
    }
    return km;
  }

  /** Two zones are as near as the node that ships to both of them cheapest. */
  private static double[][] costs(Network network) {
    List<String> zones = network.getZones().stream().map(Zone::getZone).toList();
    Map<String, double[]> byNode = new HashMap<>();
    for (ShipOption option : network.getShipOptions()) {
      double[] to = byNode.computeIfAbsent(option.getNode(), n -> filled(zones.size()));
      int zone = zones.indexOf(option.getZone());
      to[zone] = Math.min(to[zone], option.getCostPerUnit());
    }
    double[][] costs = new double[zones.size()][];
    for (int a = 0; a < costs.length; a++) {
      costs[a] = filled(zones.size());
      for (double[] to : byNode.values()) {
        for (int b = 0; b < costs.length; b++) {
          costs[a][b] = Math.min(costs[a][b], to[a] + to[b]);
        }
      }
      costs[a][a] = 0;
    }
    return costs;
  }

  private static double[] filled(int length) {
    double[] far = new double[length];
    Arrays.fill(far, 1e6);
    return far;
  }
}

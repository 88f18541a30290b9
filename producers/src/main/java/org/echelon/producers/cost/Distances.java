package org.echelon.producers.cost;

import java.util.HashMap;
import java.util.Map;
import org.echelon.network.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Zone;

/** Great-circle distances of units shipped, from node to zone, where both places are known. */
public final class Distances {
  private final Map<Integer, double[]> nodes = new HashMap<>();
  private final Map<Integer, double[]> zones = new HashMap<>();
  private double unitKm;
  private double units;

  public Distances(org.echelon.reference.Network published, Network network) {
    for (Node node : published.getNodes()) {
      if (node.getLat() != null && node.getLon() != null) {
        nodes.put(network.ordinal(node.getNode()), new double[] {node.getLat(), node.getLon()});
      }
    }
    for (Zone zone : published.getZones()) {
      if (zone.getLat() != null && zone.getLon() != null) {
        zones.put(network.zone(zone.getZone()), new double[] {zone.getLat(), zone.getLon()});
      }
    }
  }

  void add(int node, int zone, long shipped) {
    double km = km(node, zone);
    if (!Double.isNaN(km)) {
      unitKm += shipped * km;
      units += shipped;
    }
  }

  /** Kilometres from a node to a zone, or NaN where one of the places is not known. */
  public double km(int node, int zone) {
    double[] from = nodes.get(node);
    double[] to = zones.get(zone);
    if (from == null || to == null) {
      return Double.NaN;
    }
    return GreatCircle.km(from[0], from[1], to[0], to[1]);
  }

  /** Kilometres a unit; 0 where nothing is known. */
  double mean() {
    return units == 0 ? 0 : unitKm / units;
  }
}

package org.echelon.producers.cost;

import java.util.HashMap;
import java.util.Map;
import org.echelon.network.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Zone;

/** Mean great-circle distance of units shipped, from node to zone, where both places are known. */
final class Distances {
  private final Map<Integer, double[]> nodes = new HashMap<>();
  private final Map<Integer, double[]> zones = new HashMap<>();
  private double unitKm;
  private double units;

  Distances(org.echelon.reference.Network published, Network network) {
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
    double[] from = nodes.get(node);
    double[] to = zones.get(zone);
    if (from != null && to != null) {
      unitKm += shipped * GreatCircle.km(from[0], from[1], to[0], to[1]);
      units += shipped;
    }
  }

  /** Kilometres a unit; 0 where nothing is known. */
  double mean() {
    return units == 0 ? 0 : unitKm / units;
  }
}

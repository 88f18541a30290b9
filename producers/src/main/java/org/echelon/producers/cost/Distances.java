package org.echelon.producers.cost;

import java.util.HashMap;
import java.util.Map;
import org.echelon.network.Network;
import org.echelon.producers.regional.Place;
import org.echelon.reference.Node;
import org.echelon.reference.Zone;

/** Mean great-circle distance of units shipped, from node to zone, where both places are known. */
final class Distances {
  private final Map<Integer, Place> nodes = new HashMap<>();
  private final Map<Integer, Place> zones = new HashMap<>();
  private double unitKm;
  private double units;

  Distances(org.echelon.reference.Network published, Network network) {
    for (Node node : published.getNodes()) {
      if (node.getLat() != null && node.getLon() != null) {
        nodes.put(network.ordinal(node.getNode()), new Place(node.getLat(), node.getLon()));
      }
    }
    for (Zone zone : published.getZones()) {
      if (zone.getLat() != null && zone.getLon() != null) {
        zones.put(network.zone(zone.getZone()), new Place(zone.getLat(), zone.getLon()));
      }
    }
  }

  void add(int node, int zone, long shipped) {
    if (nodes.containsKey(node) && zones.containsKey(zone)) {
      unitKm += shipped * kilometres(node, zone);
      units += shipped;
    }
  }

  /** Kilometres from a node to a zone; 0 where a place is not known. */
  double kilometres(int node, int zone) {
    Place from = nodes.get(node);
    Place to = zones.get(zone);
    return from == null || to == null ? 0 : from.kilometres(to);
  }

  /** Kilometres a unit; 0 where nothing is known. */
  double mean() {
    return units == 0 ? 0 : unitKm / units;
  }
}

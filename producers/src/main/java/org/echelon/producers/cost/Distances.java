package org.echelon.producers.cost;

import java.util.HashMap;
import java.util.Map;
import org.echelon.network.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Zone;

/** Great-circle distances of units shipped, from node to zone, where both places are known. */
public final class Distances {
  private static final double EARTH_KM = 6371;

  private final Map<Integer, double[]> nodes = new HashMap<>();
  private final Map<Integer, double[]> zones = new HashMap<>();
  private double unitKm;
  private double units;

  public Distances(org.echelon.reference.Network published, Network network) {
    for (Node node : published.getNodes()) {
      if (node.getLat() != null && node.getLon() != null) {
        nodes.put(network.ordinal(node.getNode()), radians(node.getLat(), node.getLon()));
      }
    }
    for (Zone zone : published.getZones()) {
      if (zone.getLat() != null && zone.getLon() != null) {
        zones.put(network.zone(zone.getZone()), radians(zone.getLat(), zone.getLon()));
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
    double half = Math.pow(Math.sin((to[0] - from[0]) / 2), 2);
    double turn = Math.pow(Math.sin((to[1] - from[1]) / 2), 2);
    double chord = half + Math.cos(from[0]) * Math.cos(to[0]) * turn;
    return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
  }

  /** Kilometres a unit; 0 where nothing is known. */
  double mean() {
    return units == 0 ? 0 : unitKm / units;
  }

  private static double[] radians(double lat, double lon) {
    return new double[] {Math.toRadians(lat), Math.toRadians(lon)};
  }
}

package org.echelon.producers.regions;

import java.util.Arrays;
import java.util.List;
import org.echelon.producers.cost.GreatCircle;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Zone;

/**
 * The zone that each node belongs to, so that it lies in the zone's region: its home zone, else the
 * nearest by place, else the one it ships to cheapest, else that of a node it fills, else the
 * first.
 */
final class NodeZones {
  private final Network network;
  private final List<String> zones;

  private NodeZones(Network network) {
    this.network = network;
    this.zones = network.getZones().stream().map(Zone::getZone).toList();
  }

  /** By position in the network's list of nodes the index of the zone. */
  static int[] of(Network network) {
    NodeZones all = new NodeZones(network);
    return network.getNodes().stream().mapToInt(node -> all.zone(node, 0)).toArray();
  }

  /** By ordinal the index of the zone, -1 for nodes that ship to no customer. */
  static int[] serving(Network network) {
    int span = network.getNodes().stream().mapToInt(Node::getOrdinal).max().orElse(-1) + 1;
    int[] zoneOf = new int[span];
    Arrays.fill(zoneOf, -1);
    NodeZones all = new NodeZones(network);
    for (Node node : network.getNodes()) {
      boolean ships =
          network.getShipOptions().stream().anyMatch(o -> o.getNode().equals(node.getNode()));
      if (ships) {
        zoneOf[node.getOrdinal()] = all.zone(node, 0);
      }
    }
    return zoneOf;
  }

  private int zone(Node node, int depth) {
    if (node.getHomeZone() != null && zones.contains(node.getHomeZone())) {
      return zones.indexOf(node.getHomeZone());
    }
    int best = nearest(node);
    best = best < 0 ? cheapest(node) : best;
    for (Lane lane : network.getLanes()) {
      if (best < 0 && depth < network.getNodes().size() && lane.getFrom().equals(node.getNode())) {
        best = zone(node(lane.getTo()), depth + 1);
      }
    }
    return Math.max(0, best);
  }

  private int nearest(Node node) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int z = 0; node.getLat() != null && node.getLon() != null && z < zones.size(); z++) {
      Zone zone = network.getZones().get(z);
      if (zone.getLat() != null && zone.getLon() != null) {
        double km = GreatCircle.km(node.getLat(), node.getLon(), zone.getLat(), zone.getLon());
        best = km < least ? z : best;
        least = Math.min(least, km);
      }
    }
    return best;
  }

  private int cheapest(Node node) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (ShipOption option : network.getShipOptions()) {
      if (option.getNode().equals(node.getNode()) && option.getCostPerUnit() < least) {
        least = option.getCostPerUnit();
        best = zones.indexOf(option.getZone());
      }
    }
    return best;
  }

  private Node node(String id) {
    return network.getNodes().stream()
        .filter(node -> node.getNode().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no node is called " + id));
  }
}

package org.echelon.network;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A region with its members.
 *
 * @param nodes ids of the nodes that lie in it
 * @param zones ids of the demand zones that lie in it
 */
public record Region(String id, Set<String> nodes, Set<String> zones) {

  public Region {
    nodes = Set.copyOf(nodes);
    zones = Set.copyOf(zones);
  }

  /** The regions that nodes and zones name, in order of id. */
  public static List<Region> named(Collection<Node> nodes, Collection<Zone> zones) {
    Map<String, Set<String>> nodesOf = new TreeMap<>();
    Map<String, Set<String>> zonesOf = new TreeMap<>();
    for (Node node : nodes) {
      nodesOf.computeIfAbsent(node.region(), id -> new TreeSet<>()).add(node.id());
    }
    for (Zone zone : zones) {
      zonesOf.computeIfAbsent(zone.region(), id -> new TreeSet<>()).add(zone.id());
      nodesOf.computeIfAbsent(zone.region(), id -> new TreeSet<>());
    }
    return nodesOf.entrySet().stream()
        .map(
            region ->
                new Region(
                    region.getKey(),
                    region.getValue(),
                    zonesOf.getOrDefault(region.getKey(), Set.of())))
        .toList();
  }
}

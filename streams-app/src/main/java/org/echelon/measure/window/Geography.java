package org.echelon.measure.window;

import java.util.SortedMap;

/** The places of nodes (by ordinal) and of zones (by id) under one version of the map. */
public record Geography(SortedMap<Integer, Place> nodes, SortedMap<String, Place> zones) {

  Place node(int ordinal) {
    return nodes.getOrDefault(ordinal, Place.UNKNOWN);
  }

  Place zone(String id) {
    return zones.getOrDefault(id, Place.UNKNOWN);
  }
}

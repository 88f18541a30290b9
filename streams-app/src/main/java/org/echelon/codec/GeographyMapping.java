package org.echelon.codec;

import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.measure.window.Geography;
import org.echelon.measure.window.Place;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.Zone;
import org.jspecify.annotations.Nullable;

/** Where nodes and zones lie: regions as they are in force, places as they were published. */
public final class GeographyMapping {
  private GeographyMapping() {}

  /** The map of a network in force. */
  public static Geography of(Network network, org.echelon.reference.Network published) {
    SortedMap<Integer, Place> nodes = new TreeMap<>();
    for (org.echelon.reference.Node node : published.getNodes()) {
      int ordinal = network.ordinal(node.getNode());
      if (ordinal >= 0) {
        Node inForce = network.node(ordinal);
        nodes.put(ordinal, place(inForce.region(), node.getLat(), node.getLon()));
      }
    }
    SortedMap<String, Place> zones = new TreeMap<>();
    for (org.echelon.reference.Zone zone : published.getZones()) {
      int index = network.zone(zone.getZone());
      if (index >= 0) {
        Zone inForce = network.zones().get(index);
        zones.put(inForce.id(), place(inForce.region(), zone.getLat(), zone.getLon()));
      }
    }
    return new Geography(nodes, zones);
  }

  private static Place place(String region, @Nullable Double latitude, @Nullable Double longitude) {
    return new Place(region, orUnknown(latitude), orUnknown(longitude));
  }

  private static double orUnknown(@Nullable Double degrees) {
    return degrees == null ? Double.NaN : degrees;
  }
}

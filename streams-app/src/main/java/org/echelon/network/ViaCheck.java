package org.echelon.network;

import java.util.HashSet;
import java.util.Set;

/** Whether the places on the way of a ship option make a chain that parcels can go along. */
final class ViaCheck {
  private static final String FIELD = "shipOptions.via";

  private ViaCheck() {}

  /**
   * Looks at one option; one that names no place is always good.
   *
   * @throws NetworkException with the reason code where a place is unknown, keeps stock or sells,
   *     is passed twice, or is not joined to the one before it by an outbound lane
   */
  static void check(Network network, ShipOption option) {
    Set<Integer> passed = new HashSet<>();
    int from = option.node();
    for (int place : option.via()) {
      if (!network.has(place)) {
        throw new NetworkException(
            "REF_UNKNOWN_NODE", FIELD, "no node has the ordinal " + place + way(network, option));
      }
      Node node = network.node(place);
      if (node.kind() != NodeKind.SORT && node.kind() != NodeKind.STATION) {
        throw new NetworkException(
            "FIELD_CONFLICT",
            FIELD,
            node.id() + " is no node of kind SORT or STATION" + way(network, option));
      }
      if (!passed.add(place)) {
        throw new NetworkException(
            "NET_CYCLE", FIELD, node.id() + " is passed twice" + way(network, option));
      }
      if (!joined(network, from, place)) {
        throw new NetworkException(
            "NET_NO_ROUTE",
            FIELD,
            "no outbound lane leads from "
                + network.node(from).id()
                + " to "
                + node.id()
                + way(network, option));
      }
      from = place;
    }
  }

  private static boolean joined(Network network, int from, int to) {
    return network.lanesInto(to).stream()
        .anyMatch(lane -> lane.kind() == LaneKind.OUTBOUND && lane.from() == from);
  }

  private static String way(Network network, ShipOption option) {
    return ", on the way of "
        + option.option()
        + " from "
        + network.node(option.node()).id()
        + " to "
        + network.zones().get(option.zone()).id();
  }
}

package org.echelon.fulfillment.middlemile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.NodeKind;

/** All ways that the outbound lanes of a network open between two nodes. */
final class ParcelPaths {
  private static final int SORT_CENTRES_AT_MOST = 2;

  private ParcelPaths() {}

  /** Paths over two sort centres at most, direct ones first; empty where there is none. */
  static List<ParcelPath> between(Network network, int from, int station) {
    List<ParcelPath> found = new ArrayList<>();
    extend(network, from, station, List.of(), found);
    found.sort(Comparator.comparingInt(ParcelPath::touches).thenComparing(ParcelPath::name));
    return found;
  }

  private static void extend(
      Network network, int at, int station, List<Lane> so, List<ParcelPath> found) {
    for (Lane lane : network.lanes()) {
      if (lane.kind() != LaneKind.OUTBOUND || lane.from() != at || !open(network, lane)) {
        continue;
      }
      List<Lane> longer = new ArrayList<>(so);
      longer.add(lane);
      boolean again = so.stream().anyMatch(before -> before.from() == lane.to());
      if (lane.to() == station) {
        found.add(new ParcelPath(longer));
      } else if (network.node(lane.to()).kind() == NodeKind.SORT
          && so.size() < SORT_CENTRES_AT_MOST
          && !again) {
        extend(network, lane.to(), station, longer, found);
      }
    }
  }

  private static boolean open(Network network, Lane lane) {
    return network.node(lane.from()).open() && network.node(lane.to()).open();
  }
}

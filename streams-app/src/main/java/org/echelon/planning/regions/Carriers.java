package org.echelon.planning.regions;

import java.util.List;
import java.util.stream.IntStream;
import org.echelon.network.Network;
import org.echelon.network.ShipOption;
import org.echelon.valuation.NetworkTerms;

/**
 * The regions that zones lie in, by index in the order of their first zone, and the nodes by which
 * each of them carries items: those within it that take part in planning and ship to a zone of it.
 */
final class Carriers {
  private final List<String> ids;
  private final int[] ofNode;
  private final int[] ofZone;
  private final int[][] carrying;

  Carriers(Network network, NetworkTerms terms) {
    ids = network.zones().stream().map(zone -> zone.region()).distinct().toList();
    ofZone = network.zones().stream().mapToInt(zone -> ids.indexOf(zone.region())).toArray();
    ofNode = new int[terms.span()];
    for (int n = 0; n < ofNode.length; n++) {
      ofNode[n] = network.has(n) ? ids.indexOf(network.node(n).region()) : -1;
    }
    boolean[] carries = new boolean[ofNode.length];
    for (ShipOption option : network.shipOptions()) {
      int n = option.node();
      carries[n] |= terms.planned(n) && ofNode[n] == ofZone[option.zone()];
    }
    carrying =
        IntStream.range(0, ids.size()).mapToObj(r -> carriers(r, carries)).toArray(int[][]::new);
  }

  private int[] carriers(int region, boolean[] carries) {
    return IntStream.range(0, carries.length)
        .filter(n -> carries[n] && ofNode[n] == region)
        .toArray();
  }

  /** Number of regions. */
  int size() {
    return ids.size();
  }

  /** Id of a region. */
  String id(int region) {
    return ids.get(region);
  }

  /** The region a node lies in, or -1 where no zone does. */
  int ofNode(int node) {
    return ofNode[node];
  }

  /** The region a zone lies in. */
  int ofZone(int zone) {
    return ofZone[zone];
  }

  /** Ordinals of the nodes by which a region carries items, rising; not to be changed. */
  int[] of(int region) {
    return carrying[region];
  }

  /** By region, whether levels carry an item there. */
  boolean[] carry(int[] levels) {
    boolean[] carry = new boolean[size()];
    for (int r = 0; r < carry.length; r++) {
      for (int n : carrying[r]) {
        carry[r] |= levels[n] > 0;
      }
    }
    return carry;
  }
}

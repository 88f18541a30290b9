package org.echelon.replan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.echelon.producers.us8.SiteCapacities;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Network;
import org.echelon.producers.us8.Us8Sku;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Region;

/** The eight-region network with some of its nodes that hold stock, and all zones and vendors. */
final class CutNetwork {
  /** The DCs and an FC of each. */
  static final int FEWEST = 8;

  /** All of them. */
  static final int MOST = Us8.SITES.size() - Us8.VENDORS.size();

  /** Regions in the order in which FCs are kept: one of each DC first. */
  private static final int[] AREAS = {0, 2, 3, 6, 1, 4, 5, 7};

  private static final int FCS_OF_AN_AREA = 2;

  private CutNetwork() {}

  /**
   * The network with so many nodes that hold stock: the DCs, then FCs, then same-day sites, each
   * with the capacities that it has among all.
   *
   * @param catalogue items that the capacities are for
   * @throws IllegalArgumentException for fewer or more than there can be
   */
  static Network of(int nodes, Instant startAt, List<Us8Sku> catalogue) {
    if (nodes < FEWEST || nodes > MOST) {
      throw new IllegalArgumentException(
          "the network has " + FEWEST + " to " + MOST + " nodes, not " + nodes);
    }
    Network whole = new Us8Network(startAt, "USD").with(SiteCapacities.of(catalogue, 1));
    Set<String> kept = new HashSet<>(inOrder().subList(0, nodes));
    List<Node> left = new ArrayList<>();
    for (Node node : whole.getNodes()) {
      if (node.getKind() == NodeKind.VENDOR || kept.contains(node.getNode())) {
        kept.add(node.getNode());
        left.add(Node.newBuilder(node).setOrdinal(left.size()).build());
      }
    }
    return Network.newBuilder(whole)
        .setNodes(left)
        .setRegions(whole.getRegions().stream().map(region -> cut(region, kept)).toList())
        .setLanes(
            whole.getLanes().stream()
                .filter(lane -> kept.contains(lane.getFrom()) && kept.contains(lane.getTo()))
                .toList())
        .setShipOptions(
            whole.getShipOptions().stream()
                .filter(option -> kept.contains(option.getNode()))
                .toList())
        .build();
  }

  private static List<String> inOrder() {
    List<String> ids = new ArrayList<>();
    add(ids, NodeKind.DC, -1, 0);
    for (int turn = 0; turn < FCS_OF_AN_AREA; turn++) {
      for (int area : AREAS) {
        add(ids, NodeKind.FC, area, turn);
      }
    }
    for (int area : AREAS) {
      add(ids, NodeKind.SSD, area, 0);
    }
    return ids;
  }

  /** Adds the sites of a kind: all for an area of -1, else the one of that turn. */
  private static void add(List<String> ids, NodeKind kind, int area, int turn) {
    Us8.SITES.stream()
        .filter(site -> site.kind() == kind && (area < 0 || site.area() == area))
        .skip(turn)
        .limit(area < 0 ? Long.MAX_VALUE : 1)
        .forEach(site -> ids.add(site.id()));
  }

  private static Region cut(Region region, Set<String> kept) {
    return Region.newBuilder(region)
        .setNodes(region.getNodes().stream().filter(kept::contains).toList())
        .build();
  }
}

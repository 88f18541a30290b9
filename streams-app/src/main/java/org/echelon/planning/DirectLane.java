package org.echelon.planning;

import java.util.ArrayList;
import java.util.List;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Node;

/**
 * A lane to a node past the one that usually fills it: from a node further up the chain of usual
 * lanes. Of several to a node the cheapest on full trucks counts.
 *
 * @param lane the direct lane
 * @param way the usual lanes from where it begins to where it ends, the last of which is the lane
 *     that usually fills the node
 */
public record DirectLane(Lane lane, List<Lane> way) {
  public DirectLane {
    way = List.copyOf(way);
  }

  /** The direct lanes of a network, in order of the nodes they lead to. */
  static List<DirectLane> of(Network network) {
    List<DirectLane> all = new ArrayList<>();
    for (Node node : network.nodes()) {
      DirectLane best = null;
      for (Lane lane : network.lanesInto(node.ordinal())) {
        List<Lane> way = way(network, lane);
        if (!way.isEmpty() && (best == null || cost(lane) < cost(best.lane))) {
          best = new DirectLane(lane, way);
        }
      }
      if (best != null && best.open(network)) {
        all.add(best);
      }
    }
    return all;
  }

  /** The lane over which the same units come otherwise. */
  public Lane usual() {
    return way.get(way.size() - 1);
  }

  /** Currency for a unit over the usual way: lanes on full trucks, and what nodes between take. */
  double usualPerUnit(Network network, double unitCube, double unitKg, NodePrices prices) {
    double cost = 0;
    for (Lane leg : way) {
      cost += leg.costOnFullTruck(unitCube, unitKg);
    }
    for (Lane leg : way.subList(1, way.size())) {
      Node between = network.node(leg.from());
      cost +=
          between.handlingInPerUnit()
              + between.handlingOutPerUnit()
              + between.handlingPerCube() * unitCube
              + prices.flow(between.ordinal());
    }
    return cost;
  }

  /** What passing a unit through a node is worth, currency. */
  @FunctionalInterface
  public interface NodePrices {
    double flow(int node);
  }

  private boolean open(Network network) {
    return network.node(lane.to()).open()
        && way.stream().allMatch(leg -> network.node(leg.from()).open());
  }

  /** The usual lanes from the start of a lane to its end; empty where there are none between. */
  private static List<Lane> way(Network network, Lane lane) {
    List<Lane> way = new ArrayList<>();
    if (lane.kind() != LaneKind.REPLENISH) {
      return way;
    }
    Lane leg = network.feeder(lane.to()).orElse(null);
    while (leg != null && leg.kind() == LaneKind.REPLENISH && leg != lane) {
      way.add(0, leg);
      if (leg.from() == lane.from()) {
        return way.size() > 1 ? way : List.of();
      }
      leg = network.feeder(leg.from()).orElse(null);
    }
    return List.of();
  }

  private static double cost(Lane lane) {
    return lane.costOnFullTruck(1, 0);
  }
}

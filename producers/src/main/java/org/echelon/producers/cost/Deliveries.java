package org.echelon.producers.cost;

import java.util.Arrays;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.valuation.ItemTerms;

/**
 * The least that a cost sheet books for bringing a unit of an item to each node, handling in
 * included, from any vendor over any lanes.
 *
 * <pre>c_n = min over lanes m -> n of  c_m + out_m + lane + in_n,   c = 0 before a vendor's lane
 * </pre>
 *
 * <p>Shortest paths by Bellman and Ford; lanes make no circles, so nodes passes are enough.
 */
public final class Deliveries {
  private final Network network;

  public Deliveries(Network network) {
    this.network = network;
  }

  /** Currency per unit by node ordinal; 0 where no lane ends. */
  public double[] of(ItemTerms item) {
    double[] cost = new double[network.nodeSpan()];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    for (int pass = 0; pass < cost.length && relax(item, cost); pass++) {
      // Until nothing gets cheaper.
    }
    for (int n = 0; n < cost.length; n++) {
      cost[n] = cost[n] < Double.POSITIVE_INFINITY ? cost[n] : 0;
    }
    return cost;
  }

  /** Currency to take a unit in at a node. */
  public static double in(Node node, ItemTerms item) {
    return node.handlingInPerUnit() + node.handlingPerCube() * item.unitCube();
  }

  /** Currency to send a unit out of a node. */
  public static double out(Node node, ItemTerms item) {
    return node.handlingOutPerUnit() + node.handlingPerCube() * item.unitCube();
  }

  private boolean relax(ItemTerms item, double[] cost) {
    boolean cheaper = false;
    for (Lane lane : network.lanes()) {
      Node from = network.node(lane.from());
      boolean bought = lane.kind() == LaneKind.PURCHASE || from.kind() == NodeKind.VENDOR;
      double before = bought ? 0 : cost[lane.from()] + out(from, item);
      double by = before + lane.cost(item.unitCube()) + in(network.node(lane.to()), item);
      if (by < cost[lane.to()]) {
        cost[lane.to()] = by;
        cheaper = true;
      }
    }
    return cheaper;
  }
}

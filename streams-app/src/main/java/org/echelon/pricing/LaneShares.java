package org.echelon.pricing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Node;

/**
 * Shares the outbound capacity of nodes whose flow is scarce among the lanes that leave them, by
 * what the plans behind the prices pass to each destination:
 *
 * <pre>
 * quota(lane s to n)   =   outbound_s  flow_n / max(sum over lanes of s of flow, flow_s)
 * </pre>
 *
 * <p>with flow the planned units a day of a node's flow row. What a node serves itself is in its
 * own flow and is kept back. A node has no quotas, and is shared as gates do without any, where its
 * flow costs nothing, a destination has no flow row, so that its plan is not known, or units move
 * sideways from it, which no plan foresees.
 *
 * <p>O(lanes) a node. The sum of a node's quotas is at most its capacity. That planned flow is the
 * best way to share is a heuristic: it is what the plans at these prices ask for in the mean.
 * Source: model, section 8.
 */
public final class LaneShares {
  private LaneShares() {}

  /**
   * Units a day by lane id and period.
   *
   * @param prices by row and period, currency
   * @param usage by row and period, units a day in rows of flow
   */
  public static SortedMap<String, double[]> perDay(
      Network network, Resources rows, double[][] prices, double[][] usage) {
    SortedMap<String, double[]> quotas = new TreeMap<>();
    for (Node node : network.nodes()) {
      int row = rows.flowRow(node.ordinal());
      double outbound = node.capacity().outboundUnitsPerDay();
      if (row >= 0
          && Double.isFinite(outbound)
          && Arrays.stream(prices[row]).anyMatch(p -> p > 0)) {
        List<Lane> lanes = leaving(node, network);
        weights(lanes, rows, usage)
            .ifPresent(flows -> share(lanes, flows, usage[row], outbound, quotas));
      }
    }
    return quotas;
  }

  private static List<Lane> leaving(Node node, Network network) {
    return network.lanes().stream()
        .filter(lane -> lane.from() == node.ordinal() && network.node(lane.to()).open())
        .filter(lane -> lane.kind() == LaneKind.REPLENISH || lane.kind() == LaneKind.LATERAL)
        .toList();
  }

  /** Planned flow by lane and period; lanes to one destination have even parts of it. */
  private static Optional<double[][]> weights(List<Lane> lanes, Resources rows, double[][] usage) {
    double[][] flows = new double[lanes.size()][];
    for (int l = 0; l < flows.length; l++) {
      Lane lane = lanes.get(l);
      int row = rows.flowRow(lane.to());
      if (lane.kind() == LaneKind.LATERAL || row < 0) {
        return Optional.empty();
      }
      long beside = lanes.stream().filter(other -> other.to() == lane.to()).count();
      flows[l] = Arrays.stream(usage[row]).map(flow -> flow / beside).toArray();
    }
    return Optional.of(flows);
  }

  private static void share(
      List<Lane> lanes,
      double[][] flows,
      double[] own,
      double outbound,
      SortedMap<String, double[]> quotas) {
    double[] whole = new double[own.length];
    for (int p = 0; p < whole.length; p++) {
      int period = p;
      double sum = Arrays.stream(flows).mapToDouble(flow -> flow[period]).sum();
      whole[p] = Math.max(sum, own[p]);
    }
    if (Arrays.stream(whole).anyMatch(sum -> sum <= 0)) {
      return;
    }
    for (int l = 0; l < flows.length; l++) {
      double[] quota = new double[whole.length];
      for (int p = 0; p < quota.length; p++) {
        quota[p] = outbound * flows[l][p] / whole[p];
      }
      quotas.put(lanes.get(l).id(), quota);
    }
  }
}

package org.echelon.producers.world;

import java.util.List;
import org.echelon.reference.Capacity;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.jspecify.annotations.Nullable;

/** Makes rooms and flows of a network smaller or larger; what has no limit keeps none. */
public final class ScaledCapacity {
  private ScaledCapacity() {}

  /**
   * The network with every limit multiplied.
   *
   * @param storage factor of rooms
   * @param flow factor of units a day, in and out
   */
  public static Network of(Network network, double storage, double flow) {
    if (!(storage > 0) || !(flow > 0)) {
      throw new IllegalArgumentException(
          "factors of capacity are above zero, not " + storage + " and " + flow);
    }
    if (storage == 1 && flow == 1) {
      return network;
    }
    List<Node> nodes = network.getNodes().stream().map(n -> scaled(n, storage, flow)).toList();
    return Network.newBuilder(network).setNodes(nodes).build();
  }

  private static Node scaled(Node node, double storage, double flow) {
    List<Capacity> steps =
        node.getCapacity().stream()
            .map(
                step ->
                    Capacity.newBuilder(step)
                        .setStorageCube(times(step.getStorageCube(), storage))
                        .setInboundUnitsPerDay(times(step.getInboundUnitsPerDay(), flow))
                        .setOutboundUnitsPerDay(times(step.getOutboundUnitsPerDay(), flow))
                        .build())
            .toList();
    return Node.newBuilder(node).setCapacity(steps).build();
  }

  private static @Nullable Double times(@Nullable Double limit, double factor) {
    return limit == null ? null : (Double) Math.ceil(limit * factor);
  }
}

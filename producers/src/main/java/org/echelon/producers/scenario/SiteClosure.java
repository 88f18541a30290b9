package org.echelon.producers.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.reference.Capacity;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.NodeStatus;
import org.echelon.reference.StatusSpan;
import org.jspecify.annotations.Nullable;

/** The loss of a site, by the means that the contract has for it: a network in which it is shut. */
public final class SiteClosure {
  /** Means the FC that can send out most in a day. */
  public static final String LARGEST = "largest";

  private SiteClosure() {}

  /**
   * The node that is meant.
   *
   * @param asked an id, or {@link #LARGEST}
   * @throws IllegalArgumentException where there is none
   */
  public static String node(Network network, String asked) {
    if (!asked.equals(LARGEST)) {
      if (network.getNodes().stream().noneMatch(node -> node.getNode().equals(asked))) {
        throw new IllegalArgumentException(asked + " is no node here");
      }
      return asked;
    }
    return network.getNodes().stream()
        .filter(node -> node.getKind() == NodeKind.FC)
        .max(
            Comparator.comparingDouble(SiteClosure::outbound)
                .thenComparing(Comparator.comparing(Node::getNode).reversed()))
        .map(Node::getNode)
        .orElseThrow(() -> new IllegalArgumentException("the network has no FC"));
  }

  /**
   * The next version of a network, in which a node is shut.
   *
   * @param until empty for good
   */
  public static Network closed(
      Network network, String node, Instant from, @Nullable Instant until) {
    StatusSpan span =
        StatusSpan.newBuilder()
            .setStatus(NodeStatus.CLOSED)
            .setFromAt(from)
            .setUntilAt(until)
            .build();
    return Network.newBuilder(network)
        .setVersion(network.getVersion() + 1)
        .setIssuedAt(from)
        .setEffectiveAt(from)
        .setNodes(
            network.getNodes().stream()
                .map(one -> one.getNode().equals(node) ? with(one, span) : one)
                .toList())
        .build();
  }

  private static double outbound(Node node) {
    List<Capacity> steps = node.getCapacity();
    Double units = steps.isEmpty() ? null : steps.get(0).getOutboundUnitsPerDay();
    return units == null ? Double.POSITIVE_INFINITY : units;
  }

  private static Node with(Node node, StatusSpan span) {
    List<StatusSpan> spans = new ArrayList<>(node.getStatus());
    spans.add(span);
    return Node.newBuilder(node).setStatus(spans).build();
  }
}

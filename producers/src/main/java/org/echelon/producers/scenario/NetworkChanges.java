package org.echelon.producers.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.echelon.reference.Capacity;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.NodeStatus;
import org.echelon.reference.RegionMode;
import org.echelon.reference.RegionPolicy;
import org.echelon.reference.StatusSpan;

/** What a scenario changes in a network, by the means that the contract has for it. */
final class NetworkChanges {
  private static final String LARGEST = "largest";
  private static final double MICROS = 1e6;

  private final Scenario scenario;

  NetworkChanges(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Flows by weekday and the cost of other regions, which hold from the start. */
  Network standing(Network network) {
    Network.Builder changed = Network.newBuilder(network);
    if (!scenario.weekdays().isEmpty()) {
      changed.setNodes(network.getNodes().stream().map(this::byWeekday).toList());
    }
    if (scenario.outOfRegion() > 0) {
      changed.setRegionPolicy(
          RegionPolicy.newBuilder()
              .setMode(RegionMode.REGIONAL)
              .setOutOfRegionMicros(Math.round(MICROS * scenario.outOfRegion()))
              .build());
    }
    return changed.build();
  }

  /** Lead times of vendors that are a multiple of what they were. */
  Network slower(Network network, double factor) {
    if (factor == 1) {
      return network;
    }
    List<Lane> lanes =
        network.getLanes().stream()
            .map(
                lane ->
                    lane.getKind() == LaneKind.PURCHASE
                        ? Lane.newBuilder(lane)
                            .setLeadTime(times(lane.getLeadTime(), factor))
                            .build()
                        : lane)
            .toList();
    return Network.newBuilder(network).setLanes(lanes).build();
  }

  /** The next version of a network, in which a site is shut for a time. */
  Network closed(Network network, Instant from, Instant until) {
    String shut = shut(network);
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
        .setNodes(each(network, node -> node.getNode().equals(shut) ? with(node, span) : node))
        .build();
  }

  private String shut(Network network) {
    String asked = scenario.closedNode();
    if (!asked.equals(LARGEST)) {
      if (network.getNodes().stream().noneMatch(node -> node.getNode().equals(asked))) {
        throw new IllegalArgumentException(
            "the scenario " + scenario.name() + " shuts " + asked + ", which is no node here");
      }
      return asked;
    }
    return network.getNodes().stream()
        .filter(node -> node.getKind() == NodeKind.FC)
        .max(
            Comparator.comparingDouble(NetworkChanges::outbound)
                .thenComparing(Comparator.comparing(Node::getNode).reversed()))
        .map(Node::getNode)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the scenario " + scenario.name() + " shuts an FC; the network has none"));
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

  private Node byWeekday(Node node) {
    List<Capacity> steps =
        node.getCapacity().stream()
            .map(step -> Capacity.newBuilder(step).setDayFactors(scenario.weekdays()).build())
            .toList();
    return Node.newBuilder(node).setCapacity(steps).build();
  }

  private static List<Node> each(Network network, UnaryOperator<Node> change) {
    return network.getNodes().stream().map(change).toList();
  }

  private static LeadTimeDuration times(LeadTimeDuration time, double factor) {
    return LeadTimeDuration.newBuilder(time)
        .setMeanDays(factor * time.getMeanDays())
        .setSdDays(factor * time.getSdDays())
        .setMinDays(factor * time.getMinDays())
        .setQuantileDays(time.getQuantileDays().stream().map(d -> factor * d).toList())
        .build();
  }
}

package org.echelon.producers.scenario;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.echelon.reference.Capacity;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.RegionMode;
import org.echelon.reference.RegionPolicy;

/** What a scenario changes in a network, by the means that the contract has for it. */
final class NetworkChanges {
  private static final double MICROS = 1e6;

  private final Scenario scenario;

  NetworkChanges(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Flows by weekday and week and the cost of other regions, which hold from the start. */
  Network standing(Network network, Instant startAt) {
    Network.Builder changed = Network.newBuilder(network);
    if (!scenario.inboundWeeks().isEmpty()) {
      LocalDate first =
          FlowSteps.day(startAt).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      changed.setNodes(
          network.getNodes().stream()
              .map(node -> FlowSteps.byWeek(node, first, scenario.inboundWeeks()))
              .toList());
    }
    if (!scenario.weekdays().isEmpty()) {
      changed.setNodes(changed.getNodes().stream().map(this::byWeekday).toList());
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
    return SiteClosure.closed(network, site(network, scenario.closedNode()), from, until);
  }

  /** The next version of a network, in which a site has less flow for a time to come. */
  Network reduced(Network network, Instant at, Instant from, Instant until) {
    String site = site(network, scenario.reducedNode());
    List<Node> nodes =
        network.getNodes().stream()
            .map(
                node ->
                    node.getNode().equals(site)
                        ? FlowSteps.reduced(node, from, until, scenario.reducedFlow())
                        : node)
            .toList();
    return Network.newBuilder(network)
        .setVersion(network.getVersion() + 1)
        .setIssuedAt(at)
        .setEffectiveAt(at)
        .setNodes(nodes)
        .build();
  }

  private String site(Network network, String asked) {
    try {
      return SiteClosure.node(network, asked);
    } catch (IllegalArgumentException none) {
      throw new IllegalArgumentException(
          "the scenario " + scenario.name() + " changes a site: " + none.getMessage(), none);
    }
  }

  private Node byWeekday(Node node) {
    List<Capacity> steps =
        node.getCapacity().stream()
            .map(step -> Capacity.newBuilder(step).setDayFactors(scenario.weekdays()).build())
            .toList();
    return Node.newBuilder(node).setCapacity(steps).build();
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

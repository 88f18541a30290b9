package org.echelon.fulfillment.middlemile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.network.Node;

/** The flows of a network with all their paths, lanes by number, as a search wants them. */
final class MileTerms {
  final Network network;
  final List<ParcelFlow> flows;

  /** Paths by flow. */
  final List<List<ParcelPath>> paths;

  /** Lanes that any path takes, in order of their first use. */
  final List<Lane> lanes = new ArrayList<>();

  /** By flow and path: numbers of the lanes. */
  final int[][][] lanesOf;

  /** By flow and path: currency a day for handling at the sort centres. */
  final double[][] handling;

  /** By lane: how many flows have a path over it. */
  final int[] users;

  /**
   * @param sorted whether flows that have paths over sort centres have no others
   * @throws IllegalArgumentException when a flow has no path
   */
  MileTerms(Network network, List<ParcelFlow> flows, boolean sorted) {
    this.network = network;
    this.flows = List.copyOf(flows);
    this.paths = new ArrayList<>();
    this.lanesOf = new int[flows.size()][][];
    this.handling = new double[flows.size()][];
    Map<Lane, Integer> numbers = new HashMap<>();
    for (int f = 0; f < flows.size(); f++) {
      ParcelFlow flow = flows.get(f);
      List<ParcelPath> able = ParcelPaths.between(network, flow.from(), flow.station());
      if (able.isEmpty()) {
        throw new IllegalArgumentException(
            "no outbound lanes lead from "
                + network.node(flow.from()).id()
                + " to "
                + network.node(flow.station()).id());
      }
      if (sorted && !able.get(able.size() - 1).direct()) {
        able.removeIf(ParcelPath::direct);
      }
      paths.add(able);
      lanesOf[f] = new int[able.size()][];
      handling[f] = new double[able.size()];
      for (int p = 0; p < able.size(); p++) {
        lanesOf[f][p] =
            able.get(p).lanes().stream()
                .mapToInt(lane -> numbers.computeIfAbsent(lane, this::number))
                .toArray();
        handling[f][p] = handling(flow, able.get(p));
      }
    }
    this.users = new int[lanes.size()];
    for (int[][] choices : lanesOf) {
      Arrays.stream(choices).flatMapToInt(Arrays::stream).distinct().forEach(l -> users[l]++);
    }
  }

  private int number(Lane lane) {
    lanes.add(lane);
    return lanes.size() - 1;
  }

  private double handling(ParcelFlow flow, ParcelPath path) {
    double sum = 0;
    for (Lane lane : path.lanes().subList(1, path.lanes().size())) {
      Node sort = network.node(lane.from());
      sum += flow.parcelsPerDay() * (sort.handlingInPerUnit() + sort.handlingOutPerUnit());
      sum += flow.cubePerDay() * sort.handlingPerCube();
    }
    return sum;
  }
}

package org.echelon.fulfillment.middlemile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.echelon.network.Node;

/**
 * A choice of path for each flow with what the lanes then carry; changes cost only what changes.
 */
final class MileState {
  /** Currency a day below which nothing is gained. */
  static final double LEAST_GAIN = 1e-6;

  private final MileTerms terms;
  private final int[] chosen;
  private final int[] flowsOn;
  private final double[] parcels;
  private final double[] cube;

  MileState(MileTerms terms, int[] choice) {
    this.terms = terms;
    this.chosen = new int[choice.length];
    Arrays.fill(chosen, -1);
    this.flowsOn = new int[terms.lanes.size()];
    this.parcels = new double[terms.lanes.size()];
    this.cube = new double[terms.lanes.size()];
    for (int f = 0; f < choice.length; f++) {
      put(f, choice[f]);
    }
  }

  int[] choice() {
    return chosen.clone();
  }

  /** Whether a flow goes over a lane. */
  boolean uses(int flow, int lane) {
    return contains(terms.lanesOf[flow][chosen[flow]], lane);
  }

  /** Currency a day, added up anew so that no rounding stays from moves. */
  double cost() {
    double sum = 0;
    double[][] exact = carried();
    for (int lane = 0; lane < flowsOn.length; lane++) {
      sum += LaneUse.costPerDay(terms.lanes.get(lane), exact[0][lane], exact[1][lane]);
    }
    for (int f = 0; f < chosen.length; f++) {
      sum += terms.handling[f][chosen[f]];
    }
    return sum;
  }

  /**
   * Moves a flow to the path that adds least, other than those over one lane.
   *
   * @param avoided number of a lane, -1 for none
   */
  void settle(int flow, int avoided) {
    int former = chosen[flow];
    take(flow);
    int best = former;
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < terms.lanesOf[flow].length; p++) {
      if (!contains(terms.lanesOf[flow][p], avoided)) {
        double before = lanesCost(terms.lanesOf[flow][p]);
        put(flow, p);
        double adds = lanesCost(terms.lanesOf[flow][p]) - before + terms.handling[flow][p];
        take(flow);
        if (adds < least - 1e-9) {
          least = adds;
          best = p;
        }
      }
    }
    put(flow, best);
  }

  /** Moves a flow to its first path over a lane, if it has one. */
  void gather(int flow, int lane) {
    for (int p = 0; p < terms.lanesOf[flow].length; p++) {
      if (contains(terms.lanesOf[flow][p], lane)) {
        take(flow);
        put(flow, p);
        return;
      }
    }
  }

  /** Each flow in turn where it adds least, until a round of them saves nothing. */
  MileState settled() {
    double before = Double.POSITIVE_INFINITY;
    while (cost() < before - LEAST_GAIN) {
      before = cost();
      for (int f = 0; f < chosen.length; f++) {
        settle(f, -1);
      }
    }
    return this;
  }

  MileDesign design() {
    double[][] exact = carried();
    LaneUse[] uses = new LaneUse[flowsOn.length];
    for (int lane = 0; lane < uses.length; lane++) {
      uses[lane] = LaneUse.of(terms.lanes.get(lane), exact[0][lane], exact[1][lane]);
    }
    List<MileDesign.Route> routes = new ArrayList<>();
    for (int f = 0; f < chosen.length; f++) {
      double perUnit = 0;
      double perCube = 0;
      boolean first = true;
      for (int lane : terms.lanesOf[f][chosen[f]]) {
        Node sort = terms.network.node(terms.lanes.get(lane).from());
        perUnit += uses[lane].lane().costPerUnit();
        perCube += uses[lane].costPerCube();
        perUnit += first ? 0 : sort.handlingInPerUnit() + sort.handlingOutPerUnit();
        perCube += first ? 0 : sort.handlingPerCube();
        first = false;
      }
      routes.add(
          new MileDesign.Route(
              terms.flows.get(f), terms.paths.get(f).get(chosen[f]), perUnit, perCube));
    }
    List<LaneUse> used =
        Arrays.stream(uses)
            .filter(use -> use.cubePerDay() > 0)
            .sorted(Comparator.comparing(use -> use.lane().id()))
            .toList();
    return new MileDesign(routes, used, cost());
  }

  private double[][] carried() {
    double[][] sums = new double[2][flowsOn.length];
    for (int f = 0; f < chosen.length; f++) {
      for (int lane : terms.lanesOf[f][chosen[f]]) {
        sums[0][lane] += terms.flows.get(f).parcelsPerDay();
        sums[1][lane] += terms.flows.get(f).cubePerDay();
      }
    }
    return sums;
  }

  private double lanesCost(int[] lanes) {
    double sum = 0;
    for (int lane : lanes) {
      sum += LaneUse.costPerDay(terms.lanes.get(lane), parcels[lane], cube[lane]);
    }
    return sum;
  }

  private void put(int flow, int path) {
    chosen[flow] = path;
    for (int lane : terms.lanesOf[flow][path]) {
      flowsOn[lane]++;
      parcels[lane] += terms.flows.get(flow).parcelsPerDay();
      cube[lane] += terms.flows.get(flow).cubePerDay();
    }
  }

  private void take(int flow) {
    for (int lane : terms.lanesOf[flow][chosen[flow]]) {
      flowsOn[lane]--;
      boolean empty = flowsOn[lane] == 0;
      parcels[lane] = empty ? 0 : parcels[lane] - terms.flows.get(flow).parcelsPerDay();
      cube[lane] = empty ? 0 : cube[lane] - terms.flows.get(flow).cubePerDay();
    }
  }

  private static boolean contains(int[] lanes, int wanted) {
    for (int lane : lanes) {
      if (lane == wanted) {
        return true;
      }
    }
    return false;
  }
}

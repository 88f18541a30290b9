package org.echelon.simulation.policy;

import java.util.ArrayList;
import java.util.List;
import org.echelon.textbook.ServiceNetwork;
import org.echelon.textbook.TreeServiceTimes;
import org.echelon.valuation.DemandSpread;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.Turn;

/**
 * Places the safety stock of a SKU by guaranteed service times: what each node must cover.
 *
 * <pre>
 * min sum over n of  H_n sd_n sqrt(SI_n + T_n - S_n),   S_n = 0 where customers are served
 * node n covers tau_n = SI_n + T_n - S_n days,  T_n = L_n + R_n
 * SI_n = S of the node that fills it, 0 where vendors do
 * </pre>
 *
 * <p>The times are those of {@link TreeServiceTimes}, in whole days, for each tree of nodes below
 * one that vendors fill; deviations are those of the demand given to each node over a day of its L
 * + R. What a node covers is stretched so that the days of a tree add up as they are, and the
 * variance of a lead time is split between a node and those it fills as the days are. A level that
 * meets the demand of tau_n days is one of the position that nodes order by, which counts all that
 * lower nodes lack at once.
 *
 * <p>Source: S. C. Graves, S. P. Willems, Optimizing strategic safety stock placement in supply
 * chains, M&amp;SOM 2 (2000); the service factor does not change where stock is placed.
 */
final class GuaranteedService {
  private final NetworkTerms terms;
  private final ItemTerms item;
  private final DemandSpread spread;
  private final double[] own;
  private final double[] rate;

  // one tree
  private final List<Integer> nodes = new ArrayList<>();
  private final List<ServiceNetwork.Stage> stages = new ArrayList<>();
  private final List<int[]> arcs = new ArrayList<>();

  /**
   * @param own units a day that a node serves
   * @param rate the same with those of all nodes below
   */
  GuaranteedService(
      NetworkTerms terms, ItemTerms item, DemandSpread spread, double[] own, double[] rate) {
    this.terms = terms;
    this.item = item;
    this.spread = spread;
    this.own = own;
    this.rate = rate;
  }

  /** Replaces the times of nodes by those that their stock must cover. */
  void replace(Turn[] cover) {
    for (int n = 0; n < rate.length; n++) {
      if (rate[n] > 0 && terms.planned(n) && terms.feeder(n) < 0) {
        nodes.clear();
        stages.clear();
        arcs.clear();
        collect(n);
        int[] quoted =
            TreeServiceTimes.of(new ServiceNetwork(stages, arcs.toArray(int[][]::new), 1))
                .outbound();
        cover(0, 0, 0, quoted, cover);
      }
    }
  }

  private int collect(int node) {
    Turn turn = terms.turn(node, item);
    double deviation = Math.sqrt(spread.variance(rate[node], turn) / turn.protectionDays());
    double holding = item.holdingPerUnitDay() + terms.storageCost(node) * item.unitCube();
    boolean quotes = own[node] == 0;
    int i = nodes.size();
    nodes.add(node);
    stages.add(
        new ServiceNetwork.Stage(
            item.mayStock(node) ? holding : 1e6 * (1 + holding),
            (int) Math.max(1, Math.round(turn.protectionDays())),
            quotes ? 0 : deviation,
            0,
            quotes ? ServiceNetwork.NO_LIMIT : 0));
    for (int child : terms.children(node)) {
      if (rate[child] > 0) {
        arcs.add(new int[] {i, collect(child)});
      }
    }
    return i;
  }

  private void cover(int i, double waitDays, double waitVariance, int[] quoted, Turn[] cover) {
    int node = nodes.get(i);
    Turn turn = terms.turn(node, item);
    double all = waitDays + turn.protectionDays();
    double variance = waitVariance + turn.leadSdDays() * turn.leadSdDays();
    double passed = Math.min(1, quoted[i] / Math.max(1, Math.rint(all)));
    double covered = (1 - passed) * all;
    cover[node] =
        new Turn(
            covered - turn.reviewDays(),
            Math.sqrt((1 - passed) * variance),
            turn.reviewDays(),
            turn.purchased());
    for (int[] arc : arcs) {
      if (arc[0] == i) {
        cover(arc[1], passed * all, passed * variance, quoted, cover);
      }
    }
  }
}

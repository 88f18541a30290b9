package org.echelon.planning.regions;

import java.util.List;
import org.echelon.network.Network;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.OverflowCost;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.echelon.valuation.SkuValuation;

/**
 * Judges a network with its regions without simulating it: each class of items is planned by the
 * planner of the live system, under the network's own region policy, and what the levels serve is
 * added up.
 *
 * <pre>
 * served(c, n)  what {@link OverflowCost} routes of class c to node n
 * reach(z, v)   1 - prod (1 - f_n) over nodes n of z's region with an option to z of speed v or
 *               faster: the share of demand from z that finds stock within its region
 * carried       a node of the region has a level above zero: by the rule of the marginal value the
 *               first unit of the item earns what it costs there
 * overload      perUnit x max(0, units - what the node can send), node by node
 * </pre>
 *
 * <p>The out-of-region amount steers plans and is in no cost: what crossing costs is in the lanes.
 * Prices are none, so rooms and flows bind nowhere but in the overload. Stock of nodes that only
 * fill others is left out, as in {@link OverflowCost}. O(classes) plans. A heuristic as plans are
 * and as that cost is: streams are independent. Source: model, section 17.
 */
public final class DesignEvaluation {
  private final List<SkuClass> classes;
  private final LaneTerms lanes;
  private final Overload overload;
  private final SkuPlanner planner = new SkuValuation();
  private final OverflowCost cost = new OverflowCost();

  /**
   * What units beyond a node's flow cost.
   *
   * @param perUnit currency
   * @param capacityTimes by how much more items there are than capacities were made for
   */
  public record Overload(double perUnit, double capacityTimes) {
    /** Flows bind nowhere. */
    public static final Overload NONE = new Overload(0, 1);
  }

  public DesignEvaluation(List<SkuClass> classes, LaneTerms lanes, Overload overload) {
    this.classes = List.copyOf(classes);
    this.lanes = lanes;
    this.overload = overload;
  }

  /** Judges a network whose nodes and zones lie in the regions of the design. */
  public DesignFigures of(Network network) {
    NetworkTerms terms = NetworkTerms.of(network);
    PriceView free = PriceView.none(terms.span());
    DesignSums sums = new DesignSums(network, terms);
    for (SkuClass one : classes) {
      SkuPlan plan = planner.plan(terms, one.item(), one.demand(), free, null);
      int[] levels = new int[terms.span()];
      for (int n = 0; n < levels.length; n++) {
        levels[n] = plan.levelUnits(n);
      }
      OverflowCost.Cost perDay = cost.of(terms, one.item(), one.demand(), free, levels);
      sums.add(one, levels, cost, perDay);
    }
    return sums.figures(lanes, overload);
  }
}

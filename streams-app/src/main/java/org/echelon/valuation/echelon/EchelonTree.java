package org.echelon.valuation.echelon;

import java.util.ArrayList;
import java.util.List;
import org.echelon.demand.TabledDemand;

/**
 * The echelon base stock level of a node that fills others, and a lower bound on the cost of any
 * policy of the tree.
 *
 * <p>As if the stock below could be shared anew at no cost whenever some arrives (the balance
 * assumption), all branches below act as one, whose z-th unit has the margin M(z), the z-th in the
 * falling list of all their margins and M(1) for z <= 0. With the demand D of all branches over the
 * lead time of the node and its echelon holding cost h, the y-th unit of the echelon is worth
 *
 * <pre>
 * m(y) = E[ M(y - D) ] - h,      S = max{ y : m(y) > 0 },      C(S - 1) - C(S) = m(S)
 * C(y) = C(0) - sum_{1 <= k <= y} m(k)
 * </pre>
 *
 * <p>and C(S) is a lower bound: sharing freely is a relaxation, whose optimum the recursion finds
 * (Federgruen and Zipkin, 1984; in the margins of model equation 2). A serial system is a tree of
 * single branches, where it is exact. Branches may differ in demand, lead time, cost and penalty;
 * the node is a branch of the next one up in its turn.
 *
 * <p>Exact up to the table of the law; O(S times the width of D), and a sort of the margins below.
 */
public final class EchelonTree {
  private final EchelonBranch below;
  private final double holding;
  private final TabledDemand demand;

  /**
   * @param echelonHolding h, what a unit costs more here than further up
   * @param demand D of all branches over the lead time to this node
   */
  public EchelonTree(List<EchelonBranch> branches, double echelonHolding, TabledDemand demand) {
    this.below = EchelonBranch.merged(branches);
    this.holding = echelonHolding;
    this.demand = demand;
  }

  /** The branches below as one. */
  public EchelonBranch below() {
    return below;
  }

  /** m(y), the worth of the y-th unit of the echelon. */
  public double margin(int y) {
    double sum = below.whereShort() * demand.tail(y) - holding;
    for (int z = Math.max(1, y - demand.most()); z <= Math.min(below.level(), y); z++) {
      sum += demand.probability(y - z) * below.margins()[z - 1];
    }
    return sum;
  }

  /** S, the echelon base stock level. */
  public int level() {
    return branch().level();
  }

  /** C(S), which no policy undercuts, per unit of time. */
  public double bound() {
    return cost(level());
  }

  /** C(y) under the balance assumption. */
  public double cost(int y) {
    double cost = below.emptyCost() + (below.whereShort() - holding) * demand.mean();
    if (y < 0) {
      return cost - y * (below.whereShort() - holding);
    }
    for (int k = 1; k <= y; k++) {
      cost -= margin(k);
    }
    return cost;
  }

  /** This node with all below it, for the node that fills it. */
  public EchelonBranch branch() {
    List<Double> margins = new ArrayList<>();
    for (double m = margin(1); m > 0; m = margin(margins.size() + 1)) {
      margins.add(m);
    }
    return new EchelonBranch(
        margins.stream().mapToDouble(m -> m).toArray(), below.whereShort() - holding, cost(0));
  }
}

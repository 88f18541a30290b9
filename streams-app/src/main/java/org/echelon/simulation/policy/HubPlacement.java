package org.echelon.simulation.policy;

import java.util.Arrays;
import org.echelon.demand.DemandProfile;
import org.echelon.valuation.Affinity;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the nodes that keep a SKU and gives each of them the demand that it serves best.
 *
 * <pre>
 * min over sets A of h nodes   sum_c rate_c min( lost, min over n in A of cost(c, n) )
 * cost(c, n) = shipping, late penalty, bringing and handling a unit, affinity
 *              - 0.30 where the SKU is kept already
 * </pre>
 *
 * <p>the h-median problem, by adding the node that saves most until there are h. Its saving is a
 * submodular function of A, so the greedy set saves at least 1 - 1/e of what the best one does (G.
 * Cornuejols, M. L. Fisher, G. L. Nemhauser, Location of bank accounts to optimize float,
 * Management Science 23, 1977). The costs are those that orders are routed by, and the favour of
 * nodes that keep the SKU is the one that the live planner gives, so that neither is handicapped.
 * Demand that flows over from a node that is sold out is planned nowhere. O(h nodes classes).
 */
final class HubPlacement {
  private static final double INCUMBENT_BONUS = 0.30;

  private final NetworkTerms terms;
  private final double[] rate;
  private final double[][] cost;
  private final double[] best;
  private final int[] chosen;
  private final double[] served;
  private int mainHub = -1;

  HubPlacement(NetworkTerms terms, ItemTerms item, DemandProfile demand, @Nullable SkuPlan former) {
    this.terms = terms;
    int classes = Math.min(demand.classRatePerDay().length, terms.service().classes());
    rate = Arrays.copyOf(demand.classRatePerDay(), classes);
    best = new double[classes];
    chosen = new int[classes];
    served = new double[terms.span()];
    cost = new double[terms.span()][];
    Arrays.fill(best, item.lostSaleValue());
    Arrays.fill(chosen, -1);
    for (int c = 0; c < classes; c++) {
      if (rate[c] > 0) {
        compile(c, item, former);
      }
    }
  }

  private void compile(int serviceClass, ItemTerms item, @Nullable SkuPlan former) {
    long seed = Affinity.seed(item.sku());
    int[] nodes = terms.service().nodes(serviceClass);
    for (int i = 0; i < nodes.length; i++) {
      int n = nodes[i];
      if (terms.planned(n) && item.mayStock(n) && item.mayShip(n)) {
        if (cost[n] == null) {
          cost[n] = new double[rate.length];
          Arrays.fill(cost[n], Double.POSITIVE_INFINITY);
        }
        boolean kept = former != null && former.levelUnits(n) > 0;
        cost[n][serviceClass] =
            terms.service().cost(serviceClass, i, item.unitCube())
                + terms.acquisitionCost(n, item.unitCube())
                + Affinity.of(seed, n)
                - (kept ? INCUMBENT_BONUS : 0);
      }
    }
  }

  /** Chooses nodes by a rule. */
  void choose(HubRule rule, Velocity velocity, ItemTerms item) {
    int most = rule.hubs(velocity);
    for (int hubs = 0; hubs < most && add(0, item); hubs++) {
      // One more.
    }
    while (velocity == Velocity.FAST && add(rule.leastUnits(), item)) {
      // One more that is worth keeping stock at.
    }
    for (int c = 0; c < rate.length; c++) {
      if (chosen[c] >= 0) {
        served[chosen[c]] += rate[c];
      }
    }
  }

  /**
   * Gives each class to the node at which a unit of it costs least, keeping it there included, and
   * closes the node with the least to sell, if others can replace it, until all sell enough: a
   * linear program, rounded.
   *
   * <pre>min sum over c, n of x_cn (cost(c, n) + H_n R_n / 2),  sum over n of x_cn = rate_c, x >= 0
   * </pre>
   *
   * @param leastUnits units that a node must expect to sell in its L + R
   */
  void chooseByProgram(double leastUnits, ItemTerms item) {
    boolean[] closed = new boolean[cost.length];
    int least = -1;
    do {
      if (least >= 0) {
        closed[least] = true;
      }
      assign(closed, item);
      least = -1;
      for (int n = 0; n < served.length; n++) {
        boolean few = served[n] > 0 && served[n] * protection(n, item) < leastUnits;
        if (few && (least < 0 || served[n] < served[least]) && replaced(n, closed, item)) {
          least = n;
        }
        mainHub = mainHub < 0 || served[n] > served[mainHub] ? n : mainHub;
      }
    } while (least >= 0);
    mainHub = served.length > 0 && served[mainHub] > 0 ? mainHub : -1;
  }

  private void assign(boolean[] closed, ItemTerms item) {
    Arrays.fill(served, 0);
    for (int c = 0; c < rate.length; c++) {
      double least = item.lostSaleValue();
      int at = -1;
      for (int n = 0; n < cost.length; n++) {
        double unit = cost[n] == null || closed[n] ? least : cost[n][c] + keeping(n, item);
        if (unit < least) {
          least = unit;
          at = n;
        }
      }
      chosen[c] = at;
      if (at >= 0) {
        served[at] += rate[c];
      }
    }
  }

  /** Whether other open nodes can serve all that a node serves. */
  private boolean replaced(int node, boolean[] closed, ItemTerms item) {
    for (int c = 0; c < rate.length; c++) {
      boolean found = chosen[c] != node;
      for (int n = 0; n < cost.length && !found; n++) {
        found =
            n != node
                && cost[n] != null
                && !closed[n]
                && cost[n][c] + keeping(n, item) < item.lostSaleValue();
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private double keeping(int node, ItemTerms item) {
    double holding = item.holdingPerUnitDay() + terms.storageCost(node) * item.unitCube();
    return holding * terms.turn(node, item).reviewDays() / 2;
  }

  /** Units a day that a node is given to serve. */
  double served(int node) {
    return served[node];
  }

  /** The node chosen first, or -1 where none saves anything. */
  int mainHub() {
    return mainHub;
  }

  private boolean add(double leastUnits, ItemTerms item) {
    int next = -1;
    double most = 0;
    for (int n = 0; n < cost.length; n++) {
      double saving = cost[n] == null ? 0 : saving(n, leastUnits / protection(n, item));
      if (saving > most) {
        most = saving;
        next = n;
      }
    }
    if (next < 0) {
      return false;
    }
    mainHub = mainHub < 0 ? next : mainHub;
    for (int c = 0; c < rate.length; c++) {
      if (cost[next][c] < best[c]) {
        best[c] = cost[next][c];
        chosen[c] = next;
      }
    }
    return true;
  }

  private double protection(int node, ItemTerms item) {
    return terms.turn(node, item).protectionDays();
  }

  /** What a node would save a day; 0 where it would serve less than the least rate. */
  private double saving(int node, double leastRate) {
    double sum = 0;
    double drawn = 0;
    for (int c = 0; c < rate.length; c++) {
      if (rate[c] > 0 && cost[node][c] < best[c]) {
        sum += rate[c] * (best[c] - cost[node][c]);
        drawn += rate[c];
      }
    }
    return drawn < leastRate ? 0 : sum;
  }
}

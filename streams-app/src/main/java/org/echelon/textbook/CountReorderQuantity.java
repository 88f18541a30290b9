package org.echelon.textbook;

import org.echelon.demand.DemandLaw;
import org.echelon.demand.Require;
import org.echelon.demand.TabledDemand;

/**
 * The (r, Q) policy under continuous review with unit demands, exact.
 *
 * <pre>
 * c(r, Q) = (K d + sum over y in r+1..r+Q of G(y)) / Q,   G(y) the newsvendor cost at y
 * </pre>
 *
 * <p>The inventory position is uniform on r+1..r+Q. G is unimodal, so the best Q positions are
 * found by growing an interval from its minimiser, each time by the cheaper neighbour; the cost
 * falls until a neighbour costs at least as much as the average so far. O(Q), exact to rounding.
 * Demand comes one unit at a time (Poisson), every customer waits. Source: Federgruen and Zheng
 * (1992).
 *
 * @param fixedCost K, $ per order
 * @param holdingCost h, $ per unit and time
 * @param backorderCost p, $ per unit backordered and time
 * @param demandRate d, units per time
 * @param leadTimeDemand demand during the lead time
 */
public record CountReorderQuantity(
    double fixedCost,
    double holdingCost,
    double backorderCost,
    double demandRate,
    DemandLaw leadTimeDemand) {

  /**
   * A policy.
   *
   * @param reorderPoint r, units
   * @param quantity Q, units
   * @param cost $ per time
   */
  public record Policy(int reorderPoint, int quantity, double cost) {}

  public CountReorderQuantity {
    Require.notNegative("fixedCost", fixedCost);
    Require.positive("holdingCost", holdingCost);
    Require.positive("backorderCost", backorderCost);
    Require.positive("demandRate", demandRate);
  }

  /** Poisson demand with a constant lead time. */
  public static CountReorderQuantity poisson(
      double fixedCost,
      double holdingCost,
      double backorderCost,
      double demandRate,
      double leadTime) {
    TabledDemand covered = TabledDemand.poisson(demandRate * leadTime);
    return new CountReorderQuantity(fixedCost, holdingCost, backorderCost, demandRate, covered);
  }

  /** The optimal policy. */
  public Policy optimum() {
    Newsvendor newsvendor = newsvendor();
    int high = (int) newsvendor.level();
    int reorderPoint = high - 1;
    double sum = fixedCost * demandRate + newsvendor.cost(high);
    while (true) {
      double below = newsvendor.cost(reorderPoint);
      double above = newsvendor.cost(high + 1);
      if (Math.min(below, above) * (high - reorderPoint) >= sum) {
        return new Policy(reorderPoint, high - reorderPoint, sum / (high - reorderPoint));
      }
      sum += Math.min(below, above);
      if (below <= above) {
        reorderPoint--;
      } else {
        high++;
      }
    }
  }

  /** c(r, Q), $ per time. */
  public double cost(int reorderPoint, int quantity) {
    Newsvendor newsvendor = newsvendor();
    double sum = fixedCost * demandRate;
    for (int y = reorderPoint + 1; y <= reorderPoint + quantity; y++) {
      sum += newsvendor.cost(y);
    }
    return sum / quantity;
  }

  private Newsvendor newsvendor() {
    return new Newsvendor(holdingCost, backorderCost, leadTimeDemand);
  }
}

package org.echelon.textbook;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.echelon.demand.NormalLaw;
import org.echelon.demand.NormalLoss;
import org.echelon.demand.Require;

/**
 * The (r, Q) policy under continuous review with normal lead time demand.
 *
 * <pre>
 * c(r, Q) = (K d + integral over y in r..r+Q of G(y) dy) / Q,   G(y) the newsvendor cost at y
 * integral = h ((r+Q-m)^2 - (r-m)^2) / 2 + (h+p) sd^2 (L2((r-m)/sd) - L2((r+Q-m)/sd))
 * optimum:   G(r) = G(r + Q) = c(r, Q)
 * </pre>
 *
 * <p>The inventory position is uniform on r..r+Q and independent of lead time demand; every
 * customer waits, and p is paid per unit and time. For each Q the first condition has one root r(Q)
 * in y*-Q .. y*, and Q G(r(Q)) - integral grows with Q, so two nested root searches find the
 * optimum; relative error about 1e-9 in r and Q, 1e-13 in cost. Source: Zheng (1992).
 *
 * <p>O(log² (1 / error)) evaluations of the losses.
 *
 * @param fixedCost K, $ per order
 * @param holdingCost h, $ per unit and time
 * @param backorderCost p, $ per unit backordered and time
 * @param demandRate d, units per time
 * @param leadTimeDemand demand during the lead time
 */
public record NormalReorderQuantity(
    double fixedCost,
    double holdingCost,
    double backorderCost,
    double demandRate,
    NormalLaw leadTimeDemand) {

  /**
   * A policy.
   *
   * @param reorderPoint r, units
   * @param quantity Q, units
   */
  public record Policy(double reorderPoint, double quantity) {}

  private static final int EVALUATIONS = 1000;

  public NormalReorderQuantity {
    Require.positive("fixedCost", fixedCost);
    Require.positive("holdingCost", holdingCost);
    Require.positive("backorderCost", backorderCost);
    Require.positive("demandRate", demandRate);
  }

  /** The optimal policy. */
  public Policy optimum() {
    double setup = fixedCost * demandRate;
    UnivariateFunction slope =
        q -> q * expected(reorderPoint(q)) - carried(reorderPoint(q), q) - setup;
    double low = planned().quantity() / 2;
    double high = 2 * low;
    while (slope.value(high) < 0) {
      high *= 2;
    }
    double quantity = root(slope, slope.value(low) < 0 ? low : high * 1e-9, high);
    return new Policy(reorderPoint(quantity), quantity);
  }

  /** The best reorder point for a given quantity. */
  public double reorderPoint(double quantity) {
    double valley = newsvendor().level();
    return root(r -> expected(r) - expected(r + quantity), valley - quantity, valley);
  }

  /** c(r, Q), $ per time. */
  public double cost(Policy policy) {
    double carried = carried(policy.reorderPoint(), policy.quantity());
    return (fixedCost * demandRate + carried) / policy.quantity();
  }

  /** The same item with a constant demand rate. */
  BackorderedOrderQuantity planned() {
    return new BackorderedOrderQuantity(fixedCost, holdingCost, backorderCost, demandRate);
  }

  Newsvendor newsvendor() {
    return new Newsvendor(holdingCost, backorderCost, leadTimeDemand);
  }

  private double expected(double position) {
    return newsvendor().cost(position);
  }

  private double carried(double reorderPoint, double quantity) {
    double sd = leadTimeDemand.sd();
    double low = reorderPoint - leadTimeDemand.mean();
    double high = low + quantity;
    double random = NormalLoss.secondLoss(low / sd) - NormalLoss.secondLoss(high / sd);
    return holdingCost * (high + low) * quantity / 2
        + (holdingCost + backorderCost) * sd * sd * random;
  }

  private static double root(UnivariateFunction function, double low, double high) {
    return new BrentSolver(1e-14, 1e-14, 1e-15).solve(EVALUATIONS, function, low, high);
  }
}

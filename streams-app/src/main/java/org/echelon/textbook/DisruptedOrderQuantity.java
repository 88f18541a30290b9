package org.echelon.textbook;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.echelon.demand.Require;

/**
 * The economic order quantity when the supplier may be down.
 *
 * <pre>
 * min over Q of  g(Q) = (K + h Q^2 / 2d + p d psi / m) / (Q / d + psi / m)
 * psi(Q) = l / (l + m) (1 - e^(-(l + m) Q / d)),   the chance that stock runs out during a disruption
 * </pre>
 *
 * <p>Orders are placed at zero stock, arrive at once while the supplier is up, and demand is lost
 * at p per unit while it is down. Up and down times are exponential with rates l and m. g falls
 * from infinity and grows like h Q / 2 in the end, but need not be convex: the best of 200 grid
 * points brackets a root of its derivative, found to 1e-12, so the answer is the optimum where no
 * valley is narrower than the grid. Source: Parlar and Berkin (1991), corrected by Berk and
 * Arreola-Risa (1994).
 *
 * <p>O(1): the grid and one root, exact to rounding under that condition.
 *
 * @param fixedCost K, $ per order
 * @param holdingCost h, $ per unit and time
 * @param lostCost p, $ per unit lost
 * @param demandRate d, units per time
 * @param disruptionRate l, per time
 * @param recoveryRate m, per time
 */
public record DisruptedOrderQuantity(
    double fixedCost,
    double holdingCost,
    double lostCost,
    double demandRate,
    double disruptionRate,
    double recoveryRate) {
  private static final int GRID = 200;

  public DisruptedOrderQuantity {
    Require.positive("fixedCost", fixedCost);
    Require.positive("holdingCost", holdingCost);
    Require.positive("lostCost", lostCost);
    Require.positive("demandRate", demandRate);
    Require.positive("disruptionRate", disruptionRate);
    Require.positive("recoveryRate", recoveryRate);
  }

  /** Q*, units. */
  public double quantity() {
    double end = farEnd();
    double best = end;
    int at = GRID;
    for (int i = 1; i < GRID; i++) {
      if (cost(end * i / GRID) < cost(best)) {
        best = end * i / GRID;
        at = i;
      }
    }
    double low = Math.max(end * (at - 1) / GRID, end * 1e-9);
    return new BrentSolver(1e-14, 1e-12).solve(1000, this::slope, low, end * (at + 1) / GRID);
  }

  /** Cost of the optimum, $ per time. */
  public double cost() {
    return cost(quantity());
  }

  /** g(Q), $ per time. */
  public double cost(double quantity) {
    return numerator(quantity) / denominator(quantity);
  }

  /** A quantity beyond which the cost only grows: twice that of the undisrupted quantity. */
  private double farEnd() {
    double harris = new EconomicOrderQuantity(fixedCost, holdingCost, demandRate).quantity();
    double bound = cost(harris);
    double end = 2 * harris;
    while (cost(end) <= 2 * bound) {
      end *= 2;
    }
    return end;
  }

  /** The numerator of g'. */
  private double slope(double quantity) {
    double rate = disruptionRate + recoveryRate;
    double psiSlope = disruptionRate / demandRate * Math.exp(-rate * quantity / demandRate);
    double up =
        holdingCost * quantity / demandRate + lostCost * demandRate * psiSlope / recoveryRate;
    double down = 1 / demandRate + psiSlope / recoveryRate;
    return up * denominator(quantity) - down * numerator(quantity);
  }

  private double numerator(double quantity) {
    return fixedCost
        + holdingCost * quantity * quantity / (2 * demandRate)
        + lostCost * demandRate * psi(quantity) / recoveryRate;
  }

  private double denominator(double quantity) {
    return quantity / demandRate + psi(quantity) / recoveryRate;
  }

  private double psi(double quantity) {
    double rate = disruptionRate + recoveryRate;
    return disruptionRate / rate * -Math.expm1(-rate * quantity / demandRate);
  }
}

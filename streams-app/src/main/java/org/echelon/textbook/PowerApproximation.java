package org.echelon.textbook;

import org.echelon.demand.NormalLaw;
import org.echelon.demand.Require;

/**
 * The revised power approximation of (s, S).
 *
 * <pre>
 * Q = 1.30 m^0.494 (K/h)^0.506 (1 + v_L / m^2)^0.116,    z = sqrt(Q h / (p sqrt(v_L)))
 * s = 0.973 m_L + sqrt(v_L) (0.183/z + 1.063 - 2.192 z),    S = s + Q
 * m, v mean and variance of a period;  m_L = (L + 1) m,  v_L = (L + 1) v
 * </pre>
 *
 * <p>Fitted by regression to optimal policies; needs two moments of demand only. The original
 * lowers s and S to the single-period level where Q is below 1.5 m; that step is left out, as it is
 * in Snyder and Shen. O(1); the error is that of the fit, typically below 1% of cost. Source:
 * Ehrhardt and Mosier (1984).
 *
 * @param reorderPoint s, units
 * @param level S, units
 */
public record PowerApproximation(double reorderPoint, double level) {

  /**
   * For demand that is roughly normal.
   *
   * @param fixedCost K, $ per order
   * @param holdingCost h, $ per unit and period
   * @param backorderCost p, $ per unit and period
   * @param perPeriod demand of a period
   * @param leadTimePeriods L
   */
  public static PowerApproximation of(
      double fixedCost,
      double holdingCost,
      double backorderCost,
      NormalLaw perPeriod,
      int leadTimePeriods) {
    Require.positive("fixedCost", fixedCost);
    Require.positive("holdingCost", holdingCost);
    Require.positive("backorderCost", backorderCost);
    Require.positive("mean", perPeriod.mean());
    NormalLaw covered = perPeriod.over(leadTimePeriods + 1);
    double spread = covered.sd() / perPeriod.mean();
    double quantity =
        1.30
            * Math.pow(perPeriod.mean(), 0.494)
            * Math.pow(fixedCost / holdingCost, 0.506)
            * Math.pow(1 + spread * spread, 0.116);
    double z = Math.sqrt(quantity * holdingCost / (backorderCost * covered.sd()));
    double safety = covered.sd() * (0.183 / z + 1.063 - 2.192 * z);
    double reorderPoint = 0.973 * covered.mean() + safety;
    return new PowerApproximation(reorderPoint, reorderPoint + quantity);
  }
}

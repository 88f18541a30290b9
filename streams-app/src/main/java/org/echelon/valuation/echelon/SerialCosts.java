package org.echelon.valuation.echelon;

import org.echelon.demand.Require;

/**
 * Costs of a serial system: stage 1, at index 0, faces the customers, and the last buys.
 *
 * @param echelonHolding h_j, what a unit anywhere from stage j on downstream costs more than one
 *     stage further up, currency per unit and unit of time
 * @param backorderPenalty p, currency per unit backordered and unit of time
 */
public record SerialCosts(double[] echelonHolding, double backorderPenalty) {
  public SerialCosts {
    echelonHolding = echelonHolding.clone();
    Require.positive("stages", echelonHolding.length);
    for (double holding : echelonHolding) {
      Require.positive("echelonHolding", holding);
    }
    Require.positive("backorderPenalty", backorderPenalty);
  }

  /** How many stages there are. */
  public int stages() {
    return echelonHolding.length;
  }

  /** h_j of a stage, 1 for the one that faces customers. */
  double holding(int stage) {
    return echelonHolding[stage - 1];
  }

  /**
   * p + h_{j+1} + ... + h_N: what a unit is worth to stage j where customers wait for it anyway; at
   * j = 0 the full p + h_1 + ... + h_N.
   */
  double whereShort(int stage) {
    double sum = backorderPenalty;
    for (int j = stage + 1; j <= stages(); j++) {
      sum += holding(j);
    }
    return sum;
  }
}

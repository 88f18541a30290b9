package org.echelon.pricing.forward;

/**
 * Prices by week and node ordinal; what has no limit costs nothing.
 *
 * @param storagePerCubeDay s, currency per cube-day
 * @param inboundPerUnit b, currency per unit
 * @param outboundPerUnit o, currency per unit
 */
public record PriceCurve(
    double[][] storagePerCubeDay, double[][] inboundPerUnit, double[][] outboundPerUnit) {

  static PriceCurve of(WeekRows rows, double[] prices) {
    int weeks = rows.limits().weeks();
    int nodes = rows.limits().nodes();
    PriceCurve curve =
        new PriceCurve(
            new double[weeks][nodes], new double[weeks][nodes], new double[weeks][nodes]);
    for (int w = 0; w < weeks; w++) {
      for (int n = 0; n < nodes; n++) {
        curve.storagePerCubeDay[w][n] = at(prices, rows.storageRow(n, w));
        curve.inboundPerUnit[w][n] = at(prices, rows.inboundRow(n, w));
        curve.outboundPerUnit[w][n] = at(prices, rows.outboundRow(n, w));
      }
    }
    return curve;
  }

  private static double at(double[] prices, int row) {
    return row < 0 ? 0 : prices[row];
  }

  public int weeks() {
    return storagePerCubeDay.length;
  }

  /** a_nw, what bringing a unit to a node costs; feeder -1 is a vendor. */
  public double replenishment(int node, int feeder, int week) {
    double own = inboundPerUnit[week][node];
    return feeder < 0 ? own : own + outboundPerUnit[week][feeder] + inboundPerUnit[week][feeder];
  }

  /** P_nw, what bringing a unit to a node and selling it there costs. */
  public double flow(int node, int feeder, int week) {
    return outboundPerUnit[week][node] + replenishment(node, feeder, week);
  }

  /**
   * (a_nw - a_n,w+1) / 7, what a unit held over into the next week costs a day: below zero where
   * filling the node gets dearer. After the last week the price goes on.
   */
  public double rental(int node, int feeder, int week) {
    return week + 1 == weeks()
        ? 0
        : (replenishment(node, feeder, week) - replenishment(node, feeder, week + 1)) / 7;
  }
}

package org.echelon.valuation;

/**
 * The shadow prices in force, by node ordinal: storage in currency per cube-day, flow in currency
 * per unit. A node beyond the arrays is free of charge.
 */
public record PriceView(long version, double[] storagePerCubeDay, double[] flowPerUnit) {

  /** No node charges anything. */
  public static PriceView none(int nodeSpan) {
    return new PriceView(0, new double[nodeSpan], new double[nodeSpan]);
  }

  /** Storage price of a node, currency per cube-day. */
  public double storage(int node) {
    return node < storagePerCubeDay.length ? storagePerCubeDay[node] : 0;
  }

  /** Flow price of a node, currency per unit; -1 stands for a vendor and costs nothing. */
  public double flow(int node) {
    return node >= 0 && node < flowPerUnit.length ? flowPerUnit[node] : 0;
  }

  /** Price of bringing a unit in and passing it on: the node's flow and that of its feeder. */
  public double composite(int node, int feeder) {
    return flow(node) + flow(feeder);
  }
}

package org.echelon.planning;

/**
 * A way by which free units of one node may be moved to another now: down to a child, sideways, or
 * back up.
 *
 * @param from ordinal of the node that gives
 * @param to ordinal of the node that gets
 * @param costPerUnit lane, handling and flow prices, currency
 */
public record TransferArc(int from, int to, double costPerUnit) {
  public TransferArc {
    if (from == to || !Double.isFinite(costPerUnit)) {
      throw new IllegalArgumentException(
          "a transfer from " + from + " to " + to + " at " + costPerUnit + " moves nothing");
    }
  }
}

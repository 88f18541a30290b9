package org.echelon.planning;

/**
 * What the nodes of one SKU order by: their positions as orders see them, and what one unit more is
 * worth at a node there. Both differ from a node's own where it fills others, see {@link
 * EchelonPositions}.
 *
 * @param stock free units as they are held, positions as orders see them
 * @param margins value of one more unit on top of such a position, currency per unit and day
 * @param waiting by node, what a unit is worth at least while nodes below wait for it, 0 where none
 *     does; currency per unit and day
 */
public record OrderPoint(StockLevels stock, Margins margins, double[] waiting) {

  /** Value of one more unit where nodes below may wait for it, which is where less than none is. */
  public static double worth(double own, long position, double waiting) {
    return position < 0 ? Math.max(own, waiting) : own;
  }

  /** What one unit more is worth now, the margin that decides; currency per unit and day. */
  public double marginNext(int node) {
    return margins.next(node, stock.position()[node]);
  }
}

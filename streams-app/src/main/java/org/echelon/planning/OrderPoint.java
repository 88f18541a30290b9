package org.echelon.planning;

/**
 * What the nodes of one SKU order by: their positions as orders see them, and what one unit more is
 * worth at a node there. Both differ from a node's own where it fills others, see {@link
 * EchelonPositions}.
 *
 * @param stock free units as they are held, positions as orders see them
 * @param margins value of one more unit on top of such a position, currency per unit and day
 */
public record OrderPoint(StockLevels stock, Margins margins) {

  /** What one unit more is worth now, the margin that decides; currency per unit and day. */
  public double marginNext(int node) {
    return margins.next(node, stock.position()[node]);
  }
}

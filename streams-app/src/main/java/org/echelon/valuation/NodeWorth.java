package org.echelon.valuation;

import org.jspecify.annotations.Nullable;

/**
 * What units are worth at one node by its ladder at the prices that it was evaluated at, as {@link
 * SkuPlan} says it of each of its nodes.
 *
 * @param ladder null where no stock is worth having at any price
 * @param flowPrice composite flow price, currency per unit
 * @param storagePrice currency per cube-day
 * @param idle what a unit that nothing needs is worth a day, below zero, currency
 */
public record NodeWorth(
    @Nullable NodeLadder ladder, double flowPrice, double storagePrice, double idle) {

  /** Value of one more unit on top of a position, currency per unit and day. */
  public double marginNext(long position) {
    return ladder == null ? idle : ladder.marginNext(position, flowPrice, storagePrice, idle);
  }

  /** Value of the last unit of a position, or of the first where there is none. */
  public double marginAt(long position) {
    return ladder == null ? idle : ladder.marginAt(position, flowPrice, storagePrice, idle);
  }

  /** What the last of some units on hand saves if it is sold there, currency per unit. */
  public double stockValue(long units) {
    return ladder == null ? 0 : ladder.stockValue(units);
  }

  /** The level to order up to, units. */
  public long levelUnits() {
    return ladder == null ? 0 : (long) ladder.bestLevels(flowPrice, storagePrice) * ladder.lot();
  }

  /**
   * Whether a number of levels is the best: the last of them does not lose and the next would. What
   * {@link #levelUnits} finds by halving, of a ladder of which not all levels are known; an unknown
   * one is not the best.
   */
  public boolean isBest(int levels) {
    return ladder != null
        && (levels == 0 || ladder.margin(levels - 1, flowPrice, storagePrice) >= 0)
        && (levels == ladder.levels() || ladder.margin(levels, flowPrice, storagePrice) < 0);
  }
}

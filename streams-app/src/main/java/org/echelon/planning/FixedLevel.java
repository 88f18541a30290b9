package org.echelon.planning;

/** The level of a node that people fixed: units below it count, none above it does. */
public final class FixedLevel {
  private static final double BARELY = 1e-9;

  private FixedLevel() {}

  /**
   * Margin of one more unit on top of a position: what it is planned to be worth and at least
   * barely more than nothing below the level, never above it. Currency per unit and day.
   */
  public static double margin(double planned, long position, long level) {
    return position < level ? Math.max(BARELY, planned) : Double.NEGATIVE_INFINITY;
  }
}

package org.echelon.planning;

import java.util.function.IntToDoubleFunction;

/**
 * Needs of nodes that protect 17 days, never help each other out, and of which nothing is fixed.
 */
final class Needs {
  static final double PROTECTION_DAYS = 17;

  private Needs() {}

  static Need of(long[] levels, Margins margins, IntToDoubleFunction demandPerDay) {
    return new Need(
        levels,
        margins,
        (node, position) -> 0,
        demandPerDay,
        node -> PROTECTION_DAYS,
        node -> false);
  }
}

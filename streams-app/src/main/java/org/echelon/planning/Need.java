package org.echelon.planning;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * What one SKU needs by its plan.
 *
 * @param levels order-up-to level by node ordinal, units
 * @param margins value of one more unit at a node, currency per day
 * @param values what one more unit on hand saves if it is sold there, currency per unit
 * @param demandPerDay units a day that leave a node, by ordinal
 * @param protectionDays L + R of the SKU at a node, days
 * @param fixed whether people fixed the level of a node, whatever the nodes below it lack
 */
public record Need(
    long[] levels,
    Margins margins,
    Margins values,
    IntToDoubleFunction demandPerDay,
    IntToDoubleFunction protectionDays,
    IntPredicate fixed) {

  /** The same need with other margins. */
  Need with(Margins others) {
    return new Need(levels, others, values, demandPerDay, protectionDays, fixed);
  }
}

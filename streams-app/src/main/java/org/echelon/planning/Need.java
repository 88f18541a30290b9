package org.echelon.planning;

import java.util.function.IntToDoubleFunction;

/**
 * What one SKU needs by its plan.
 *
 * @param levels order-up-to level by node ordinal, units
 * @param margins value of one more unit at a node, currency per day
 * @param demandPerDay units a day that leave a node, by ordinal
 */
public record Need(long[] levels, Margins margins, IntToDoubleFunction demandPerDay) {}

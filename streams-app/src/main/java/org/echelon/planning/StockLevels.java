package org.echelon.planning;

/**
 * Stock of one SKU by node ordinal, in units.
 *
 * @param free units present and promised to nobody
 * @param position inventory position: free units, units in transit to the node and units on order
 */
public record StockLevels(long[] free, long[] position) {}

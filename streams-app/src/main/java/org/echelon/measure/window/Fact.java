package org.echelon.measure.window;

/**
 * What one thing that happened adds to the measures of a place.
 *
 * @param id names it, so that a later word about it replaces it
 * @param at when it happened, epoch milliseconds
 */
public record Fact(String id, long at, String place, Sums sums) {}

package org.echelon.inventory;

/**
 * What another planner decided: units of a SKU from a vendor or a node (by ordinal) to a node.
 *
 * @param purchase whether the units are bought; else they are moved
 * @param decidedAt epoch milliseconds
 * @param expectedOn day since 1970 on which they are expected, 0 when it was not said
 * @param expiresAt epoch milliseconds after which a proposal counts for nothing, 0 for never
 */
public record ExternalTerms(
    boolean purchase,
    int from,
    int to,
    long units,
    ExternalStatus status,
    long decidedAt,
    long expectedOn,
    long expiresAt) {

  /** Whether the units go from and to the same as by other terms. */
  boolean sameWay(ExternalTerms other) {
    return purchase == other.purchase && from == other.from && to == other.to;
  }
}

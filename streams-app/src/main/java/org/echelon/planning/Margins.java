package org.echelon.planning;

/** Marginal values of one SKU: what one unit more is worth at a node, in currency per day. */
@FunctionalInterface
public interface Margins {

  /** Value of the unit that would come on top of a position. */
  double next(int node, long position);
}

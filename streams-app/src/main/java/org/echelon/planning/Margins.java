package org.echelon.planning;

/** Marginal values of one SKU: what one unit more is worth at a node. */
@FunctionalInterface
public interface Margins {

  /** Value of the unit that would come on top of a position; a position may be negative. */
  double next(int node, long position);
}

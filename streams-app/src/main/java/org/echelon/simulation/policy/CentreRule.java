package org.echelon.simulation.policy;

/**
 * How the level of a node that fills others is found. Its orders are placed on its position less
 * what the nodes below lack to their levels, which is the same as an installation base stock where
 * every sale below is ordered at once, and as an echelon base stock of the level plus all levels
 * below.
 */
public enum CentreRule {
  /** The quantile of the demand below over its own L + R, whatever is held below. */
  INSTALLATION,
  /**
   * The quantile of the demand below until a unit ordered now can be sold, through the node and
   * those below, less the levels below: what these hold to be safe counts, so that stock is pooled.
   */
  ECHELON,
  /** The quantile over the days that guaranteed service times ask of it, at all nodes. */
  GUARANTEED
}

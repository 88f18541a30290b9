package org.echelon.simulation.policy;

/** How fast a SKU sells. */
enum Velocity {
  SLOW,
  MEDIUM,
  FAST
}

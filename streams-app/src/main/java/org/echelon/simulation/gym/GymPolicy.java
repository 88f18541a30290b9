package org.echelon.simulation.gym;

/** Decides what to order in the period to come. */
interface GymPolicy {

  /** Units ordered by link. */
  double[] orders(GymWorld world);
}

package org.echelon.demand;

/**
 * The law of a random amount D, in whole units or divisible: what a model needs that stocks some
 * level against it. Implementations are immutable.
 *
 * <pre>E[(S - D)^+] = S - E[D] + E[(D - S)^+]</pre>
 */
public sealed interface Law permits DemandLaw, ContinuousLaw {

  /** E[D]. */
  double mean();

  /** Var[D]. */
  double variance();

  /** E[(D - S)^+]. */
  double expectedShort(double level);

  /** E[(S - D)^+]. */
  double expectedOnHand(double level);

  /** The smallest S with P(D <= S) >= share, a whole number where demand is. */
  double level(double share);
}

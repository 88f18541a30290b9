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

  /** Refuses a share at which no quantile is. */
  static void requireShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "a quantile is asked at " + share + "; it must lie between 0 and 1");
    }
  }
}

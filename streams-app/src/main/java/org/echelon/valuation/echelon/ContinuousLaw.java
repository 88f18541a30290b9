package org.echelon.valuation.echelon;

/** A law of demand with a density that is smooth between two ends. */
public interface ContinuousLaw {

  /** The density, for arguments between the ends. */
  double density(double demand);

  /** P(D > y). */
  double tail(double y);

  /** E[D]. */
  double mean();

  /** Below this the law has no weight to speak of. */
  double low();

  /** Above this the law has no weight to speak of. */
  double high();

  /** The length over which the density changes shape, such as a standard deviation. */
  double scale();
}

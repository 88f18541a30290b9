package org.echelon.textbook;

/** Demand over one decision interval, as the single-period models need it. */
public sealed interface DemandLaw
    permits CountDemand, LognormalDemand, NormalDemand, UniformDemand {

  /** E[D], units. */
  double mean();

  /** The smallest level with P(D &lt;= level) &gt;= probability. */
  double quantile(double probability);

  /** E[(D - level)^+], units short on average. */
  double shortage(double level);

  /** E[(level - D)^+], units left over on average. */
  default double surplus(double level) {
    return level - mean() + shortage(level);
  }
}

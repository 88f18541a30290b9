package org.echelon.experiment;

/**
 * When an experiment ends before its last day.
 *
 * @param alpha chance to find an effect where there is none, over all looks, two-sided
 * @param looks times at which the effect is looked at, evenly spread; the last one at the end
 * @param harmShare worsening of the metric, as a share of the control's, that ends the experiment
 *     once it is likely
 */
public record StopRules(double alpha, int looks, double harmShare) {
  /** Five looks at 5% in all; ended by harm of a tenth. */
  public static final StopRules USUAL = new StopRules(0.05, 5, 0.1);

  public StopRules {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha lies between 0 and 0.5, not " + alpha);
    }
    if (looks < 1) {
      throw new IllegalArgumentException("looks are 1 or more, not " + looks);
    }
    if (!(harmShare > 0)) {
      throw new IllegalArgumentException("harmShare is above 0, not " + harmShare);
    }
  }
}

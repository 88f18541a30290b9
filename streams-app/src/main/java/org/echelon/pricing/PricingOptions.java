package org.echelon.pricing;

/**
 * How far to search for prices and what to accept.
 *
 * @param target share of value to which the bound is driven towards the fractional optimum
 * @param targetOfLoss share of what the limits cost to which it is driven as well: where they cost
 *     little of a large value, a single node may be planned too full within a share of the value
 * @param acceptedGap share of value the certified gap may have
 * @param maxRounds Newton rounds at most
 * @param step share of the way from the published prices to the new ones, in (0, 1]; less than 1
 *     calms streams that answer prices
 * @param sampleSkus SKUs at least in the sample that a cold run looks at first; 0 for no sample
 */
public record PricingOptions(
    double target,
    double targetOfLoss,
    double acceptedGap,
    int maxRounds,
    double step,
    int sampleSkus) {
  /**
   * To a hundredth of a percent of value, with the whole step. A sample of 2,000 SKUs saved two
   * fifths of the CPU time of a cold search of 10,000 SKUs and three fifths of one of 100,000.
   */
  public static final PricingOptions DEFAULT = new PricingOptions(1e-4, 0.01, 0.01, 40, 1, 2000);

  /**
   * For demand streams that are rebuilt at each price version. With 200 items on 28 nodes and FCs
   * of unequal size at 80% of their needs, the mean excess over capacity after 20 to 30 versions
   * was 23% at step 1, 6% at 0.5, 2.7% at 0.25 and 2.4% at 0.15 (one network, one seed).
   */
  public static final PricingOptions RESPONSIVE = DEFAULT.withStep(0.2);

  /** Without a sample. */
  public PricingOptions(
      double target, double targetOfLoss, double acceptedGap, int maxRounds, double step) {
    this(target, targetOfLoss, acceptedGap, maxRounds, step, 0);
  }

  public PricingOptions {
    if (!(target > 0) || !(targetOfLoss > 0) || !(acceptedGap > 0) || maxRounds < 0) {
      throw new IllegalArgumentException(
          "target "
              + target
              + " and "
              + targetOfLoss
              + ", accepted gap "
              + acceptedGap
              + " and rounds "
              + maxRounds
              + ": gaps must be above zero, rounds not below");
    }
    if (!(step > 0 && step <= 1)) {
      throw new IllegalArgumentException("step is " + step + "; it must be in (0, 1]");
    }
  }

  public PricingOptions withStep(double newStep) {
    return new PricingOptions(target, targetOfLoss, acceptedGap, maxRounds, newStep, sampleSkus);
  }

  public PricingOptions withTarget(double newTarget) {
    return new PricingOptions(newTarget, targetOfLoss, acceptedGap, maxRounds, step, sampleSkus);
  }

  public PricingOptions withSample(int leastSkus) {
    return new PricingOptions(target, targetOfLoss, acceptedGap, maxRounds, step, leastSkus);
  }
}

package org.echelon.pricing;

/**
 * Prices to start a cold search from, found on every so many-th SKU. A row of the sample has the
 * share of the capacity that the sample has of the row's usage at zero prices, so that a row in
 * which the sample happens to need more is not scarcer there.
 *
 * <p>Costs a search on the sample; saves about all questions to the whole but the last two or
 * three. A heuristic: the search that follows proves its own prices. Source: model, section 6.2.
 */
public final class SampledStart {
  /** Below this share of the whole a larger sample would not be felt. */
  private static final int MOST_EVERY = 50;

  /** Where a sample is more than this share of the whole it saves little. */
  private static final int LEAST_EVERY = 4;

  private SampledStart() {}

  /** Prices from a sample, or zero where the population is too small for one. */
  public static double[] of(PricedModel model, PricingOptions options) {
    int every = every(model.skus(), options.sampleSkus());
    double[] nothing = new double[model.rows().size()];
    return every == 1
        ? nothing
        : NewtonPricing.search(model.sample(every), nothing, options).prices();
  }

  /** Whether a population is large enough for a sample of at least so many SKUs. */
  public static boolean worthwhile(int skus, int sampleSkus) {
    return every(skus, sampleSkus) > 1;
  }

  /** Each how many-th SKU is in the sample; 1 where there is none. */
  static int every(int skus, int sampleSkus) {
    if (sampleSkus == 0 || skus / sampleSkus < LEAST_EVERY) {
      return 1;
    }
    return Math.min(MOST_EVERY, skus / sampleSkus);
  }
}

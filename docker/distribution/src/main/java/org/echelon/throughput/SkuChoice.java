package org.echelon.throughput;

import java.util.Arrays;

/** Which SKU an event is about. */
final class SkuChoice {
  private static final double FIRST_SHARE = 0.1;

  private final double[] upTo;

  private SkuChoice(double[] weights) {
    this.upTo = weights;
    Arrays.parallelPrefix(upTo, Double::sum);
  }

  /** All alike. */
  static SkuChoice even(int skus) {
    double[] weights = new double[skus];
    Arrays.fill(weights, 1.0 / skus);
    return new SkuChoice(weights);
  }

  /** One SKU has a tenth of all; of the others, the one of rank r has a share of 1/r. */
  static SkuChoice skewed(int skus) {
    double[] weights = new double[skus];
    double sum = 0;
    for (int rank = 1; rank < skus; rank++) {
      weights[rank] = 1.0 / rank;
      sum += weights[rank];
    }
    for (int rank = 1; rank < skus; rank++) {
      weights[rank] *= (1 - FIRST_SHARE) / sum;
    }
    weights[0] = FIRST_SHARE;
    return new SkuChoice(weights);
  }

  /**
   * The SKU of a draw.
   *
   * @param uniform between 0 and 1
   */
  int of(double uniform) {
    int found = Arrays.binarySearch(upTo, uniform);
    return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
  }

  /** The share of all events that a SKU has. */
  double share(int sku) {
    return sku == 0 ? upTo[0] : upTo[sku] - upTo[sku - 1];
  }
}

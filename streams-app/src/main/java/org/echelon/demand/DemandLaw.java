package org.echelon.demand;

/**
 * The law of whole-unit demand D over a period. Implementations are immutable.
 *
 * <pre>
 * E[(D - k)^+] = sum over x > k of P(D >= x)
 * </pre>
 *
 * <p>Between whole levels the losses are linear.
 */
public non-sealed interface DemandLaw extends Law {

  /** The negative binomial of a mean and variance, or the Poisson law where it has no excess. */
  static DemandLaw of(double mean, double variance) {
    return variance > mean * (1 + NegativeBinomialDemand.LEAST_EXCESS)
        ? new NegativeBinomialDemand(mean, variance)
        : new PoissonDemand(mean);
  }

  /** P(D = k). */
  double probability(long units);

  /** P(D >= k). */
  double tail(long units);

  /** E[(D - k)^+], units of demand that a stock of k cannot meet; k may be negative. */
  double expectedShort(long stock);

  /** E[(k - D)^+], units of a stock of k that are left over. */
  default double expectedOnHand(long stock) {
    return stock <= 0 ? 0 : Math.max(0, stock - mean() + expectedShort(stock));
  }

  @Override
  default double expectedShort(double level) {
    long below = (long) Math.floor(level);
    double share = level - below;
    double atBelow = expectedShort(below);
    return share == 0 ? atBelow : atBelow + share * (expectedShort(below + 1) - atBelow);
  }

  @Override
  default double expectedOnHand(double level) {
    return level <= 0 ? 0 : Math.max(0, level - mean() + expectedShort(level));
  }

  @Override
  default double level(double share) {
    return quantile(share);
  }

  /** The smallest k with P(D <= k) >= share, by galloping and bisection: O(log k) tails. */
  default long quantile(double share) {
    Require.share(share);
    double above = 1 - share;
    long high = 1;
    while (tail(high) > above) {
      high *= 2;
    }
    long low = high / 2;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (tail(middle + 1) > above) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

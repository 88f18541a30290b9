package org.echelon.demand;

/**
 * The law of whole-unit demand D over a period. Implementations are immutable.
 *
 * <pre>
 * E[(D - k)^+] = sum over x > k of P(D >= x)
 * E[(k - D)^+] = k - E[D] + E[(D - k)^+]
 * </pre>
 */
public interface DemandLaw {

  /** The negative binomial of a mean and variance, or the Poisson law where it has no excess. */
  static DemandLaw of(double mean, double variance) {
    return variance > mean * (1 + NegativeBinomialDemand.LEAST_EXCESS)
        ? new NegativeBinomialDemand(mean, variance)
        : new PoissonDemand(mean);
  }

  /** E[D], units. */
  double mean();

  /** Var[D], units². */
  double variance();

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

  /** The smallest k with P(D <= k) >= share, by galloping and bisection: O(log k) tails. */
  default long quantile(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "a quantile is asked at " + share + "; it must lie between 0 and 1");
    }
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

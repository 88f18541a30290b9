package org.echelon.valuation.echelon;

import java.util.Arrays;
import org.echelon.demand.DemandTail;

/**
 * A law of whole-unit demand over a lead time, as the table of its probabilities from zero up.
 *
 * <p>Assumes a finite table: laws without end are cut where their tail falls below 1e-14, and the
 * rest is given to the last value, so that probabilities add up to one.
 */
public final class DiscreteLaw {
  private static final double NEGLIGIBLE = 1e-14;

  private final double[] probability;
  private final double[] tail;
  private final double mean;

  private DiscreteLaw(double[] probability) {
    this.probability = probability;
    tail = new double[probability.length + 1];
    for (int d = probability.length - 1; d >= 0; d--) {
      tail[d] = tail[d + 1] + probability[d];
    }
    mean = Arrays.stream(tail).skip(1).sum();
  }

  /** Demand of d units with probability {@code probability[d]}. */
  public static DiscreteLaw of(double... probability) {
    double total = Arrays.stream(probability).sum();
    if (!(Math.abs(total - 1) <= 1e-9) || Arrays.stream(probability).anyMatch(p -> !(p >= 0))) {
      throw new IllegalArgumentException(
          "probabilities must be 0 or more and add up to 1, these add up to " + total);
    }
    return new DiscreteLaw(probability.clone());
  }

  /** Poisson demand. */
  public static DiscreteLaw poisson(double mean) {
    return negativeBinomial(mean, mean);
  }

  /** Negative binomial demand; Poisson where the variance does not exceed the mean. */
  public static DiscreteLaw negativeBinomial(double mean, double variance) {
    if (!(mean >= 0)) {
      throw new IllegalArgumentException("mean demand is " + mean + "; it must be 0 or more");
    }
    double reach = mean + 60 * Math.sqrt(Math.max(mean, variance)) + 60 * variance / mean;
    double[] tails = new double[mean == 0 ? 1 : (int) reach + 60];
    int filled = DemandTail.fill(mean, variance, 1, NEGLIGIBLE, tails.length, tails);
    double[] probability = new double[filled + 1];
    double above = 1;
    for (int d = 0; d < filled; d++) {
      probability[d] = Math.max(0, above - tails[d]);
      above = Math.min(above, tails[d]);
    }
    probability[filled] = above;
    return new DiscreteLaw(probability);
  }

  /** The law of the sum of two independent demands. */
  public DiscreteLaw plus(DiscreteLaw other) {
    double[] sum = new double[probability.length + other.probability.length - 1];
    for (int a = 0; a < probability.length; a++) {
      for (int b = 0; b < other.probability.length; b++) {
        sum[a + b] += probability[a] * other.probability[b];
      }
    }
    return new DiscreteLaw(sum);
  }

  /** P(D = d). */
  public double probability(int d) {
    return d < 0 || d >= probability.length ? 0 : probability[d];
  }

  /** P(D >= k). */
  public double tail(int k) {
    return k <= 0 ? 1 : k < tail.length ? tail[k] : 0;
  }

  /** The most units that the table knows of. */
  public int most() {
    return probability.length - 1;
  }

  /** E[D], units. */
  public double mean() {
    return mean;
  }

  /** The smallest y with P(D > y) at or below a risk. */
  public int quantile(double risk) {
    int y = 0;
    while (tail(y + 1) > risk) {
      y++;
    }
    return y;
  }
}

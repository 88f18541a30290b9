package org.echelon.demand;

import java.util.Arrays;

/**
 * A law of demand given by the probability of each number of units: observed, compounded or mixed.
 *
 * <pre>
 * probability[k] = P(D = k),  tail[k] = P(D >= k),  loss[k] = E[(D - k)^+],  0 <= k <= most
 * </pre>
 *
 * <p>Tails and losses are summed from the far end, smallest terms first, so they keep their
 * relative precision (an error of about 1e-14 on top of the table's own) however deep in the tail.
 * Cost: O(most) once, then O(1) each.
 *
 * <p>Source: summation by parts, E[(D - k)^+] = sum over x > k of P(D >= x); Hadley and Whitin,
 * Analysis of Inventory Systems (1963).
 */
public final class TabledDemand implements DemandLaw {
  private final double[] probability;
  private final double[] tail;
  private final double[] loss;
  private final double mean;
  private final double variance;

  private TabledDemand(double[] weights, int length) {
    double total = 0;
    for (int k = 0; k < length; k++) {
      if (!(weights[k] >= 0)) {
        throw new IllegalArgumentException(
            "the weight of " + k + " units is " + weights[k] + "; it must be 0 or more");
      }
      total += weights[k];
    }
    Require.positive("sum of weights", total);
    probability = new double[length];
    tail = new double[length + 1];
    loss = new double[length + 1];
    for (int k = length - 1; k >= 0; k--) {
      probability[k] = weights[k] / total;
      tail[k] = tail[k + 1] + probability[k];
      loss[k] = loss[k + 1] + tail[k + 1];
    }
    tail[0] = 1;
    mean = loss[0];
    double squares = 0;
    for (int k = 0; k < length; k++) {
      squares += (k - mean) * (k - mean) * probability[k];
    }
    variance = squares;
  }

  /** The law with probabilities in proportion to weights, weights[k] for k units. */
  public static TabledDemand ofWeights(double... weights) {
    int length = weights.length;
    while (length > 1 && weights[length - 1] == 0) {
      length--;
    }
    return new TabledDemand(weights, length);
  }

  /** Poisson demand, as far as it weighs 1e-20 or more. */
  public static TabledDemand poisson(double mean) {
    return of(mean, mean);
  }

  /** {@link DemandLaw#of} as a table, as far as it weighs 1e-20 or more. */
  public static TabledDemand of(double mean, double variance) {
    return CompoundDemand.negativeBinomial(mean, variance, ofWeights(0, 1));
  }

  /** The empirical law of observed units, each observation weighing the same. */
  public static TabledDemand ofObservations(int... units) {
    double[] weights = new double[Arrays.stream(units).max().orElse(0) + 1];
    for (int k : units) {
      if (k < 0) {
        throw new IllegalArgumentException("observed were " + k + " units; it must be 0 or more");
      }
      weights[k]++;
    }
    return ofWeights(weights);
  }

  /** The law of the sum of two independent demands, O(most of one * most of the other). */
  public TabledDemand plus(TabledDemand other) {
    double[] sum = new double[probability.length + other.probability.length - 1];
    for (int i = 0; i < probability.length; i++) {
      for (int j = 0; probability[i] > 0 && j < other.probability.length; j++) {
        sum[i + j] += probability[i] * other.probability[j];
      }
    }
    return ofWeights(sum);
  }

  /** The law of the sum over periods, independent and each like this one. */
  public TabledDemand over(int periods) {
    Require.positive("periods", periods);
    TabledDemand sum = this;
    for (int i = 1; i < periods; i++) {
      sum = sum.plus(this);
    }
    return sum;
  }

  /** The law given that demand is some units at most. */
  public TabledDemand atMost(int units) {
    return ofWeights(Arrays.copyOf(probability, Math.min(units, most()) + 1));
  }

  /** The law that is one of several, each with a weight. */
  public static TabledDemand mixture(TabledDemand[] laws, double[] weights) {
    int most = Arrays.stream(laws).mapToInt(law -> law.probability.length).max().orElse(0);
    double[] mixed = new double[most];
    for (int i = 0; i < laws.length; i++) {
      for (int k = 0; k < laws[i].probability.length; k++) {
        mixed[k] += weights[i] * laws[i].probability[k];
      }
    }
    return ofWeights(mixed);
  }

  /** The most units that can be asked for. */
  public int most() {
    return probability.length - 1;
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double variance() {
    return variance;
  }

  @Override
  public double probability(long units) {
    return units < 0 || units > most() ? 0 : probability[(int) units];
  }

  @Override
  public double tail(long units) {
    return units <= 0 ? 1 : units > most() ? 0 : tail[(int) units];
  }

  @Override
  public double expectedShort(long stock) {
    return stock < 0 ? mean - stock : stock > most() ? 0 : loss[(int) stock];
  }
}

package org.echelon.producers.cost;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of differences between two policies over the same seeds, with its t-interval.
 *
 * <pre>
 * mean(d) ± t(0.975, n - 1) sd(d) / sqrt(n)
 * </pre>
 *
 * Differences are taken as normal and independent between seeds; with one seed nothing is known of
 * their spread and the interval is without end.
 *
 * @param mean of the differences
 * @param low lower end of the 95% interval
 * @param high upper end
 * @param seeds differences
 */
public record PairedDifference(double mean, double low, double high, int seeds) {
  private static final double UPPER = 0.975;

  /** Of the second to the first, as a share of the first. */
  public static PairedDifference relative(List<Double> first, List<Double> second) {
    double[] differences = new double[first.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = (second.get(i) - first.get(i)) / first.get(i);
    }
    return of(differences);
  }

  /** The second less the first. */
  public static PairedDifference absolute(List<Double> first, List<Double> second) {
    double[] differences = new double[first.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = second.get(i) - first.get(i);
    }
    return of(differences);
  }

  private static PairedDifference of(double[] differences) {
    int count = differences.length;
    double sum = 0;
    for (double difference : differences) {
      sum += difference;
    }
    double mean = sum / count;
    if (count < 2) {
      return new PairedDifference(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, count);
    }
    double squares = 0;
    for (double difference : differences) {
      squares += (difference - mean) * (difference - mean);
    }
    double error = Math.sqrt(squares / (count - 1) / count);
    double half = new TDistribution(count - 1).inverseCumulativeProbability(UPPER) * error;
    return new PairedDifference(mean, mean - half, mean + half, count);
  }

  /** The same in another unit, of which a factor above zero makes one of these. */
  public PairedDifference times(double factor) {
    return new PairedDifference(factor * mean, factor * low, factor * high, seeds);
  }

  /** Whether the interval covers zero, so that the difference may be chance. */
  public boolean noise() {
    return low <= 0 && high >= 0;
  }
}

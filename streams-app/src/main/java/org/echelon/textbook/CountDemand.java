package org.echelon.textbook;

import java.util.Arrays;

/**
 * Demand in whole units with a finite probability mass function.
 *
 * <pre>
 * E[(D - k)^+] = sum over j &gt;= k of P(D &gt; j);   between whole levels it is linear
 * </pre>
 *
 * <p>Tails are summed from the far end, so small ones keep their relative accuracy. Poisson demand
 * ends where its mass falls below 1e-18 of the mode and is normalised, error below 1e-15.
 */
public final class CountDemand implements DemandLaw {
  private static final double NEGLIGIBLE = 1e-18;

  private final double[] mass;

  /** tail[k] = P(D &gt;= k), one more than there are masses. */
  private final double[] tail;

  /** shortage[k] = E[(D - k)^+]. */
  private final double[] shortage;

  private CountDemand(double[] mass) {
    this.mass = mass;
    tail = new double[mass.length + 1];
    shortage = new double[mass.length + 1];
    for (int k = mass.length - 1; k >= 0; k--) {
      tail[k] = tail[k + 1] + mass[k];
      shortage[k] = shortage[k + 1] + tail[k + 1];
    }
  }

  /** Of P(D = 0), P(D = 1), ...; they are divided by their sum. */
  public static CountDemand of(double... mass) {
    double total = 0;
    for (double p : mass) {
      Require.notNegative("probability", p);
      total += p;
    }
    Require.positive("sum of probabilities", total);
    double divisor = total;
    return new CountDemand(Arrays.stream(mass).map(p -> p / divisor).toArray());
  }

  /** Poisson with a mean above 0. */
  public static CountDemand poisson(double mean) {
    Require.positive("mean", mean);
    int mode = (int) mean;
    int last = mode;
    for (double p = 1; p > NEGLIGIBLE; p *= mean / last) {
      last++;
    }
    return poisson(mean, last);
  }

  /** Poisson cut after {@code last} and normalised. */
  public static CountDemand poisson(double mean, int last) {
    Require.positive("mean", mean);
    int mode = Math.min((int) mean, last);
    double[] mass = new double[last + 1];
    mass[mode] = 1;
    for (int k = mode; k < last; k++) {
      mass[k + 1] = mass[k] * mean / (k + 1);
    }
    for (int k = mode; k > 0; k--) {
      mass[k - 1] = mass[k] * k / mean;
    }
    return of(mass);
  }

  /** Demand of {@code periods} independent periods like this one, by convolution. */
  public CountDemand over(int periods) {
    Require.positive("periods", periods);
    double[] sum = mass;
    for (int i = 1; i < periods; i++) {
      sum = convolve(sum, mass);
    }
    return of(sum);
  }

  /** The largest demand that can occur, units. */
  public int last() {
    return mass.length - 1;
  }

  /** P(D = k). */
  public double mass(int k) {
    return k < 0 || k >= mass.length ? 0 : mass[k];
  }

  /** P(D &gt;= k). */
  public double tail(int k) {
    return k <= 0 ? 1 : k >= tail.length ? 0 : tail[k];
  }

  @Override
  public double mean() {
    return shortage[0];
  }

  @Override
  public double quantile(double probability) {
    int k = 0;
    while (k < last() && tail(k + 1) > 1 - probability) {
      k++;
    }
    return k;
  }

  @Override
  public double shortage(double level) {
    int below = (int) Math.floor(level);
    double share = level - below;
    return (1 - share) * shortage(below) + (share == 0 ? 0 : share * shortage(below + 1));
  }

  /** E[(D - k)^+] at a whole level. */
  public double shortage(int k) {
    return k < 0 ? shortage[0] - k : k >= shortage.length ? 0 : shortage[k];
  }

  private static double[] convolve(double[] a, double[] b) {
    double[] sum = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        sum[i + j] += a[i] * b[j];
      }
    }
    return sum;
  }
}

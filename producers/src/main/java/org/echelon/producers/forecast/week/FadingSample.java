package org.echelon.producers.forecast.week;

import java.util.Arrays;
import java.util.Comparator;

/** The weeks of the past themselves, each counting less the older it is. */
final class FadingSample implements WeekMethod {
  private static final int REMEMBERED = 104;

  private final double kept;
  private final String name;

  /**
   * @param halfLife weeks after which a week counts half
   */
  FadingSample(double halfLife) {
    this.kept = Math.pow(0.5, 1 / halfLife);
    this.name = "sample-" + (int) halfLife;
  }

  @java.lang.Override
  public String name() {
    return name;
  }

  @java.lang.Override
  public Quantiles forecast(double[] past, int weeks, int ahead) {
    int size = Math.min(weeks, REMEMBERED);
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> weeks - 1 - i);
    Arrays.sort(order, Comparator.comparingDouble(t -> past[t]));
    double[] values = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = past[order[i]];
      weights[i] = Math.pow(kept, weeks - 1 - order[i]);
    }
    return Quantiles.ofSample(values, weights, size);
  }
}

package org.echelon.pricing.forward;

import java.util.Arrays;

/**
 * Limits by week and node ordinal; positive infinity is no limit.
 *
 * @param storageCube cube held
 * @param inboundUnitsPerDay units a day received
 * @param outboundUnitsPerDay units a day shipped
 * @param fillsOnly by node, whether it fills other nodes and serves no customers
 */
public record WeekCapacities(
    double[][] storageCube,
    double[][] inboundUnitsPerDay,
    double[][] outboundUnitsPerDay,
    boolean[] fillsOnly) {

  public WeekCapacities {
    int weeks = storageCube.length;
    if (weeks == 0 || inboundUnitsPerDay.length != weeks || outboundUnitsPerDay.length != weeks) {
      throw new IllegalArgumentException(
          "limits are given for "
              + weeks
              + ", "
              + inboundUnitsPerDay.length
              + " and "
              + outboundUnitsPerDay.length
              + " weeks; all three must span the same weeks, at least one");
    }
  }

  public int weeks() {
    return storageCube.length;
  }

  public int nodes() {
    return fillsOnly.length;
  }

  /** Each limit summed over the weeks, as the limit of each week. */
  WeekCapacities summed() {
    return new WeekCapacities(
        summed(storageCube), summed(inboundUnitsPerDay), summed(outboundUnitsPerDay), fillsOnly);
  }

  private static double[][] summed(double[][] byWeek) {
    double[] sum = new double[byWeek[0].length];
    for (double[] week : byWeek) {
      Arrays.setAll(sum, n -> sum[n] + week[n]);
    }
    double[][] all = new double[byWeek.length][];
    Arrays.fill(all, sum);
    return all;
  }

  /** Whether every limit of two weeks is the same. */
  boolean sameIn(int week, int other) {
    return Arrays.equals(storageCube[week], storageCube[other])
        && Arrays.equals(inboundUnitsPerDay[week], inboundUnitsPerDay[other])
        && Arrays.equals(outboundUnitsPerDay[week], outboundUnitsPerDay[other]);
  }
}

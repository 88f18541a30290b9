package org.echelon.producers.cost;

import java.util.Arrays;

/** Amounts added up by virtual day. */
final class DaySums {
  private double[] sums = new double[32];

  void add(int day, double amount) {
    if (day >= sums.length) {
      sums = Arrays.copyOf(sums, 2 * day);
    }
    sums[day] += amount;
  }

  double of(int day) {
    return day < sums.length ? sums[day] : 0;
  }
}

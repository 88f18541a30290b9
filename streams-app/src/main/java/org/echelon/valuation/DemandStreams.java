package org.echelon.valuation;

import java.util.Arrays;

/**
 * The demand that reaches one node: savings with their rates, falling once {@link #sort} is called
 * or as long as only {@link #add} is. Refilled node by node.
 */
final class DemandStreams {
  int count;
  double[] saving = new double[64];
  double[] rate = new double[64];

  void clear() {
    count = 0;
  }

  /** Adds a stream in its place among streams in order. */
  void add(double unitSaving, double ratePerDay) {
    append(unitSaving, ratePerDay);
    sink(count - 1);
  }

  /** Adds a stream at the end. */
  void append(double unitSaving, double ratePerDay) {
    if (count == saving.length) {
      saving = Arrays.copyOf(saving, 2 * count);
      rate = Arrays.copyOf(rate, 2 * count);
    }
    saving[count] = unitSaving;
    rate[count++] = ratePerDay;
  }

  /** Puts streams in order, the best first; equal ones stay as they were added. */
  void sort() {
    for (int i = 1; i < count; i++) {
      sink(i);
    }
  }

  private void sink(int from) {
    double unitSaving = saving[from];
    double ratePerDay = rate[from];
    int i = from;
    for (; i > 0 && saving[i - 1] < unitSaving; i--) {
      saving[i] = saving[i - 1];
      rate[i] = rate[i - 1];
    }
    saving[i] = unitSaving;
    rate[i] = ratePerDay;
  }

  /** Multiplies all rates. */
  void times(double factor) {
    for (int j = 0; j < count; j++) {
      rate[j] *= factor;
    }
  }

  double totalRate() {
    double total = 0;
    for (int j = 0; j < count; j++) {
      total += rate[j];
    }
    return total;
  }

  /** Joins neighbours to at most a number of groups of about equal rate, at their mean saving. */
  void group(int groups) {
    if (count <= groups) {
      return;
    }
    double perGroup = groups / totalRate();
    double seen = 0;
    int group = -1;
    int last = -1;
    double best = 0;
    double less = 0;
    double joined = 0;
    for (int j = 0; j < count; j++) {
      double units = rate[j];
      int wanted = (int) Math.min(groups - 1, (seen + units / 2) * perGroup);
      seen += units;
      if (wanted != last) {
        if (group >= 0) {
          set(group, best - less / joined, joined);
        }
        last = wanted;
        group++;
        best = saving[j];
        less = 0;
        joined = units;
      } else {
        less += (best - saving[j]) * units;
        joined += units;
      }
    }
    set(group, best - less / joined, joined);
    count = group + 1;
  }

  private void set(int j, double unitSaving, double ratePerDay) {
    saving[j] = unitSaving;
    rate[j] = ratePerDay;
  }
}

package org.echelon.valuation;

import java.util.Arrays;

/** The demand that reaches one node: savings, falling, with their rates. Refilled node by node. */
final class DemandStreams {
  int count;
  double[] saving = new double[64];
  double[] rate = new double[64];

  void clear() {
    count = 0;
  }

  void add(double unitSaving, double ratePerDay) {
    if (count == saving.length) {
      saving = Arrays.copyOf(saving, 2 * count);
      rate = Arrays.copyOf(rate, 2 * count);
    }
    int i = count++;
    for (; i > 0 && saving[i - 1] < unitSaving; i--) {
      saving[i] = saving[i - 1];
      rate[i] = rate[i - 1];
    }
    saving[i] = unitSaving;
    rate[i] = ratePerDay;
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
    double total = totalRate();
    double seen = 0;
    int group = -1;
    int last = -1;
    for (int j = 0; j < count; j++) {
      int wanted = (int) Math.min(groups - 1, (seen + rate[j] / 2) / total * groups);
      seen += rate[j];
      if (wanted != last) {
        last = wanted;
        group++;
        saving[group] = saving[j];
        rate[group] = rate[j];
      } else {
        double joined = rate[group] + rate[j];
        saving[group] += (saving[j] - saving[group]) * rate[j] / joined;
        rate[group] = joined;
      }
    }
    count = group + 1;
  }
}

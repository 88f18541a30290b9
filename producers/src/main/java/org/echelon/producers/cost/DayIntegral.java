package org.echelon.producers.cost;

import java.util.Arrays;

/**
 * The integral over time, day by day, of an amount that changes in steps.
 *
 * <pre>
 * I(day) = integral of x(t) dt over the day, t in days
 * </pre>
 *
 * Steps may come out of order: one that lies before the last instant is made good from its own time
 * on, in the day of that instant. O(days passed) for a step.
 */
final class DayIntegral {
  private static final double DAY_MILLIS = 86_400_000;

  private final long startMillis;
  private double[] integral = new double[32];
  private double[] most = new double[32];
  private double[] last = new double[32];
  private double[] opening = new double[32];
  private double value;
  private double atDays;

  DayIntegral(long startMillis) {
    this.startMillis = startMillis;
  }

  /** The amount changes at an instant. */
  void change(long atMillis, double by) {
    double at = days(atMillis);
    upTo(atMillis);
    if (at < atDays) {
      integral[room((int) atDays)] += by * (atDays - at);
      for (int day = (int) at; day < (int) atDays; day++) {
        last[day] += by;
      }
    }
    value += by;
    int day = room((int) atDays);
    most[day] = Math.max(most[day], value);
  }

  /** The amount has stayed until an instant. */
  void upTo(long atMillis) {
    double until = days(atMillis);
    while (atDays < until) {
      int day = room((int) atDays);
      if (day == atDays) {
        opening[day] = value;
      }
      double next = Math.min(until, day + 1.0);
      integral[day] += value * (next - atDays);
      most[day] = Math.max(most[day], value);
      last[day] = next < day + 1.0 ? last[day] : value;
      atDays = next;
    }
  }

  double value() {
    return value;
  }

  /** Amount times days of one day; its mean, for a whole day. */
  double of(int day) {
    return day < integral.length ? integral[day] : 0;
  }

  /** The largest amount within a day. */
  double mostOf(int day) {
    return day < most.length ? most[day] : 0;
  }

  /** The amount when a day ended that has passed; 0 before the first. */
  double endOf(int day) {
    return day >= 0 && day < last.length ? last[day] : 0;
  }

  /** The amount with which a day begins, changes at its first instant included. */
  double opening(int day) {
    return day < atDays && day < opening.length ? opening[day] : value;
  }

  private double days(long atMillis) {
    return Math.max(0, (atMillis - startMillis) / DAY_MILLIS);
  }

  private int room(int day) {
    if (day >= integral.length) {
      integral = Arrays.copyOf(integral, 2 * day);
      most = Arrays.copyOf(most, 2 * day);
      last = Arrays.copyOf(last, 2 * day);
      opening = Arrays.copyOf(opening, 2 * day);
    }
    return day;
  }
}

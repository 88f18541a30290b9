package org.echelon.producers.forecast.week;

/** A way to forecast a week's demand from the weeks before it. */
public interface WeekMethod {

  /** A short name, such as croston-tsb. */
  String name();

  /**
   * The demand of a week to come.
   *
   * @param past units of each week, oldest first; entries from {@code weeks} on are not looked at
   * @param weeks how many weeks are known, 1 or more
   * @param ahead 1 for the week after the last one known, 2 for the next
   */
  Quantiles forecast(double[] past, int weeks, int ahead);
}

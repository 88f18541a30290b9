package org.echelon.simulation.gym;

/** What is expected of demand from the period to come on, by what is known at its start. */
interface GymForecast {

  /** Takes in where the world stands. */
  void observe(GymWorld world);

  /**
   * Mean demand by period to the end.
   *
   * @param shortChance how likely each period is to end short
   */
  double[] means(double[] shortChance);

  /**
   * Deviation of the demand of {@code means[from]} to {@code means[to]} together.
   *
   * @param means what {@link #means} gave
   */
  double deviation(int from, int to, double[] means);

  /** Share of all later demand that is gone when a period ends short. */
  double lostByShortage();
}

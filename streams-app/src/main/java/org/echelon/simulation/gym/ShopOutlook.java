package org.echelon.simulation.gym;

/**
 * What the shop expects from the period to come on, as far as the episode goes.
 *
 * @param mean expected demand by period
 * @param deviation standard deviation, by period, of how far the level at the end of that period is
 *     from its plan; 0 for certainty
 * @param stockoutCost what it costs, by period, that the period ends short at all
 */
record ShopOutlook(double[] mean, double[] deviation, double[] stockoutCost) {

  /** Demand that is known. */
  static ShopOutlook certain(double[] demand) {
    return new ShopOutlook(demand, new double[demand.length], new double[demand.length]);
  }

  int periods() {
    return mean.length;
  }
}

package org.echelon.simulation.routing;

/** What a unit of stock is held to be worth to orders that may still come. */
@FunctionalInterface
interface StockPrices {
  /**
   * Prices by item and facility, currency per unit; not to be changed.
   *
   * @param day since the start
   * @param stock by item and facility, not to be changed
   */
  double[][] at(double day, int[][] stock);

  /** Nothing is worth anything later. */
  static StockPrices none(RoutingWorld world) {
    double[][] zero = new double[world.items()][world.facilities()];
    return (day, stock) -> zero;
  }

  /** Prices found anew when so many days have passed, infinite for once. */
  static StockPrices every(double days, StockPrices prices) {
    return new StockPrices() {
      private double next = 0;
      private double[][] kept = new double[0][];

      @Override
      public double[][] at(double day, int[][] stock) {
        if (day >= next) {
          next = days == Double.POSITIVE_INFINITY ? days : days * (Math.floor(day / days) + 1);
          kept = prices.at(day, stock);
        }
        return kept;
      }
    };
  }
}

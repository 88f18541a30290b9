package org.echelon.producers.forecast.week;

/**
 * How much of a week's demand fell outside the middle of its forecast, 90% unless said otherwise,
 * as shares of one.
 *
 * <p>Demand is whole units, so a week stands for all levels between those of one unit less and of
 * itself (Czado, Gneiting and Held 2009); the interval of an item that mostly sells nothing would
 * else always seem too wide.
 */
record Outside(double below, double above) {
  static final double TAIL = 0.05;

  static Outside of(double low, double high) {
    return of(low, high, TAIL);
  }

  /**
   * @param tail share of the forecast on either side of its middle
   */
  static Outside of(double low, double high, double tail) {
    double width = Math.max(high - low, 1e-9);
    double below = Math.max(0, Math.min(high, tail) - low) / width;
    double above = Math.max(0, high - Math.max(low, 1 - tail)) / width;
    return new Outside(Math.min(1, below), Math.min(1, above));
  }
}

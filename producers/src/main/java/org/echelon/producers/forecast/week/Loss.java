package org.echelon.producers.forecast.week;

/** How far quantiles lie from what came (Koenker and Bassett 1978). */
final class Loss {
  /** Levels that a plan looks at: the middle, and the upper ones that stock is sized by. */
  static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

  private Loss() {}

  /** Units short weigh the level, units too many what is left of one. */
  static double pinball(double level, double quantile, double came) {
    return came >= quantile ? level * (came - quantile) : (1 - level) * (quantile - came);
  }
}

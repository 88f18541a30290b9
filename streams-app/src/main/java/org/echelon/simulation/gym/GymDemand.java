package org.echelon.simulation.gym;

import java.util.List;

/**
 * The demand that customers bring, with its mean by period.
 *
 * <pre>
 * mean(t) = base (1 + 0.05 t) (1 + sin(2 pi t / 30) / 2) (2 from period 15 on) goodwill(t)
 * demand(t) = max(0, mean(t) + noise (Poisson(mean(t)) - mean(t)))
 * goodwill(0) = 1;  x 0.9 after a period that ended short (at least 0.2), else x 1.01 (at most 2)
 * </pre>
 *
 * <p>The factors of trend, season and shock are there where the scenario has them. Source:
 * gym-invmgmt, demand_engine.py (default values of all effects).
 *
 * @param base mean of a period before all effects
 * @param series means by period in place of the base, the last one going on; empty for none
 * @param noise 1 for Poisson demand, 0 for demand that equals its mean
 */
public record GymDemand(
    double base,
    List<Double> series,
    double noise,
    boolean trend,
    boolean season,
    boolean shock,
    boolean goodwill) {
  private static final double SLOPE = 0.05;
  private static final double SWING = 0.5;
  private static final double FREQUENCY = 2 * Math.PI / 30;
  private static final int SHOCK_FROM = 15;
  private static final double SHOCK_FACTOR = 2;
  private static final double LEAST_MEAN = 0.1;
  private static final double GROWTH = 1.01;
  private static final double DECAY = 0.90;
  private static final double MOST_GOODWILL = 2;
  private static final double LEAST_GOODWILL = 0.2;

  public GymDemand {
    series = List.copyOf(series);
  }

  static GymDemand stationary(double base) {
    return new GymDemand(base, List.of(), 1, false, false, false, false);
  }

  static GymDemand swinging(double base, boolean shock, boolean goodwill) {
    return new GymDemand(base, List.of(), 1, true, true, shock, goodwill);
  }

  /** Demand that is a given series. */
  static GymDemand given(List<Double> series) {
    return new GymDemand(0, series, 0, false, false, false, false);
  }

  /**
   * Mean of a period.
   *
   * @param sentiment goodwill in that period
   */
  double mean(int period, double sentiment) {
    double mean =
        series.isEmpty() ? base : series.get(Math.min(period, series.size() - 1)).doubleValue();
    if (trend) {
      mean *= 1 + SLOPE * period;
    }
    if (season) {
      mean *= 1 + SWING * Math.sin(FREQUENCY * period);
    }
    if (shock && period >= SHOCK_FROM) {
      mean *= SHOCK_FACTOR;
    }
    if (goodwill) {
      mean *= sentiment;
    }
    return Math.max(series.isEmpty() ? LEAST_MEAN : 0, mean);
  }

  /** Standard deviation of a period whose mean is known. */
  double deviation(double mean) {
    return mean > 0 ? Math.sqrt(mean) * noise : 1;
  }

  /** Goodwill after a period. */
  double after(double sentiment, boolean endedShort) {
    if (!goodwill) {
      return sentiment;
    }
    return endedShort
        ? Math.max(LEAST_GOODWILL, sentiment * DECAY)
        : Math.min(MOST_GOODWILL, sentiment * GROWTH);
  }
}

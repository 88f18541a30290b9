package org.echelon.demand;

/** A continuous law of demand, or of time, X. Implementations are immutable. */
public non-sealed interface ContinuousLaw extends Law {
  /** Standard deviation, above 0. */
  double sd();

  @Override
  default double variance() {
    return sd() * sd();
  }

  double density(double x);

  /** P(X <= x). */
  double cumulative(double x);

  /** P(X > x), with its own precision where it is small. */
  double tail(double x);

  /** The smallest x that can be, minus infinity where there is none. */
  double least();

  /** Below this lies less than 1e-17: {@link #least}, or 8.5 deviations from the mean or more. */
  default double low() {
    double low = mean() - 8.5 * sd();
    for (double step = sd(); low > least() && cumulative(low) > 1e-17; step *= 2) {
      low -= step;
    }
    return Math.max(least(), low);
  }

  /** Above this lies less than 1e-17; 8.5 deviations from the mean or more. */
  default double high() {
    double high = mean() + 8.5 * sd();
    for (double step = sd(); tail(high) > 1e-17; step *= 2) {
      high += step;
    }
    return high;
  }

  @Override
  default double level(double share) {
    return quantile(share);
  }

  /**
   * The x with P(X <= x) = share, by Newton's method on the smaller side, held inside a bracket
   * that is halved where a step leaves it. Relative error about 1e-14 of the larger of x and the
   * deviation, in 5 to 60 evaluations.
   */
  default double quantile(double share) {
    Require.share(share);
    double reach = sd();
    double low = Math.max(least(), mean() - reach);
    for (double step = reach; low > least() && missing(low, share) < 0; step *= 2) {
      low = Math.max(least(), low - step);
    }
    double high = mean() + reach;
    for (double step = reach; missing(high, share) > 0; step *= 2) {
      high += step;
    }
    double x = Math.min(Math.max(mean(), low), high);
    for (int i = 0; i < 2000 && high - low > 1e-15 * Math.abs(high); i++) {
      double missing = missing(x, share);
      if (missing > 0) {
        low = x;
      } else {
        high = x;
      }
      double next = x + missing / density(x);
      next = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(next - x) <= 1e-15 * Math.abs(x)) {
        return next;
      }
      x = next;
    }
    return x;
  }

  /** share - P(X <= x), from the side that does not cancel. */
  private double missing(double x, double share) {
    return share < 0.5 ? share - cumulative(x) : tail(x) - (1 - share);
  }
}

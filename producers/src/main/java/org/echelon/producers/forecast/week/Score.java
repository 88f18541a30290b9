package org.echelon.producers.forecast.week;

/** What the forecasts of one method were worth over many weeks. */
public final class Score {
  private static final double[] MIDDLES = {0.5, 0.9, 0.98};

  private final double[] inside = new double[MIDDLES.length];
  private double loss;
  private double units;
  private double expected;
  private long weeks;

  /** Adds a week. */
  public void add(Quantiles forecast, double came) {
    loss += forecast.loss(came);
    units += came;
    expected += forecast.mean();
    for (int m = 0; m < MIDDLES.length; m++) {
      inside[m] += forecast.inside(came, MIDDLES[m]);
    }
    weeks++;
  }

  /** Mean pinball loss as a share of the mean demand. */
  public double lossPerUnit() {
    return loss / Math.max(units, 1e-9);
  }

  /** Share of weeks inside the middle 90% of their forecast. */
  public double coverage() {
    return coverage(0.9);
  }

  /** Share of weeks inside the middle of their forecast, which is 0.5, 0.9 or 0.98 of it. */
  public double coverage(double middle) {
    for (int m = 0; m < MIDDLES.length; m++) {
      if (MIDDLES[m] == middle) {
        return inside[m] / Math.max(1, weeks);
      }
    }
    throw new IllegalArgumentException("the middle " + middle + " is not kept");
  }

  /** Weeks forecast. */
  public long weeks() {
    return weeks;
  }

  /** Units that came. */
  public double units() {
    return units;
  }

  /** Units that were expected. */
  public double expected() {
    return expected;
  }
}

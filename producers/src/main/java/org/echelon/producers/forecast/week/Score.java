package org.echelon.producers.forecast.week;

/** What the forecasts of one method were worth over many weeks. */
public final class Score {
  private double loss;
  private double units;
  private double inside;
  private long weeks;

  /** Adds a week. */
  void add(Quantiles forecast, double came) {
    loss += forecast.loss(came);
    units += came;
    Outside outside = forecast.outside(came);
    inside += 1 - outside.below() - outside.above();
    weeks++;
  }

  /** Mean pinball loss as a share of the mean demand. */
  public double lossPerUnit() {
    return loss / Math.max(units, 1e-9);
  }

  /** Share of weeks inside the middle 90% of their forecast. */
  public double coverage() {
    return inside / Math.max(1, weeks);
  }

  /** Weeks forecast. */
  public long weeks() {
    return weeks;
  }

  /** Units that came. */
  public double units() {
    return units;
  }
}

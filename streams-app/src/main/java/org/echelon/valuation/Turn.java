package org.echelon.valuation;

/**
 * The times by which stock of an item turns at a node, days.
 *
 * @param leadDays L, mean time from departure to available stock
 * @param leadSdDays its deviation
 * @param reviewDays R, days between looks
 * @param purchased whether vendors fill the node, whose orders may overtake each other
 */
public record Turn(double leadDays, double leadSdDays, double reviewDays, boolean purchased) {

  /** Times of a node that others fill. */
  public Turn(double leadDays, double leadSdDays, double reviewDays) {
    this(leadDays, leadSdDays, reviewDays, false);
  }

  /** T = L + R, the time that stock must protect, days. */
  public double protectionDays() {
    return leadDays + reviewDays;
  }

  /** tau = R + L / 2, the time in which a unit turns, days. */
  public double turnDays() {
    return reviewDays + leadDays / 2;
  }

  /** kappa = 1 - R / (2 tau), the share of a turn for which a sold unit lay in stock. */
  public double kappa() {
    return 1 - reviewDays / (2 * turnDays());
  }
}

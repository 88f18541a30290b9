package org.echelon.pricing;

/**
 * How far published prices move towards those that a search has found: the less there is to gain,
 * the shorter the step, and none where hardly anything is.
 *
 * <pre>
 * gain  = L(published) - L(found),   cost of limits = value without prices - L(found)
 * share = gain / cost of limits
 * step  = 0 where share &lt;= 0.005, else step of the options times min(1, share / 0.03)
 * </pre>
 *
 * <p>Streams answer prices. Where room is very scarce the same step for ever is too long near the
 * end: the bound is flat there, so prices that differ much prove almost the same, and load jumps
 * between sibling nodes with each of them. It needs nothing but the prices in force, so a restart
 * changes nothing, and whatever moves the bound by more, a forecast or a limit, is answered by the
 * whole step at once.
 *
 * <p>Prices that stay prove what is within 0.005 of what the limits cost, and the bound of the
 * search, of the best for the streams frozen. A heuristic in the loop with streams. O(one question
 * to the model). Options with the whole step are left alone. Source: model, section 6.
 */
final class CalmStep {
  /** Share of what the limits cost below which prices stay. */
  static final double STAYS = 0.005;

  /** Share of what the limits cost from which the step is that of the options. */
  static final double WHOLE = 0.03;

  private CalmStep() {}

  /**
   * The share of the way to go.
   *
   * @param inForce what the prices in force prove, currency a day
   * @param found what those found prove
   */
  static double of(PricedModel model, double inForce, double found, PricingOptions options) {
    double gain = inForce - found;
    double limitsCost = Math.max(0, model.valueAtZero() - found);
    if (!(gain > STAYS * limitsCost)) {
      return 0;
    }
    return options.step() * Math.min(1, gain / (WHOLE * limitsCost));
  }
}

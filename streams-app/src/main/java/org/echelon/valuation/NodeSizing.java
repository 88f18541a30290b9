package org.echelon.valuation;

import org.jspecify.annotations.Nullable;

/**
 * The ladder of one node for demand streams that are given instead of derived from lists: the
 * kernel on its own, for instances with known answers and for questions of the kind "what if".
 *
 * <pre>
 * G_j(k) = P(D_1 + ... + D_j >= k) over T = L + R
 * m(k) = sum_j [ (r_j - P) / tau + kappa H ]^+ (G_j(k) - G_{j-1}(k)) - H,  H = H0 + s q
 * </pre>
 *
 * <p>Model, equation 1, with tau = R + L / 2, whatever the demand; exact to the error of {@link
 * DemandTail}. Demand of streams joined is negative binomial; levels are single units as long as
 * they fit in the levels asked for. O(streams * levels).
 *
 * @param turn times of the node
 * @param unitCube q, cube of a unit, dm³
 * @param holdingPerUnitDay H0, what the node is charged for capital and storage without shadow
 *     prices, currency
 * @param totalRate units per day of the SKU, of which the streams are a part
 * @param varianceToMean dispersion of the SKU's whole demand
 */
public record NodeSizing(
    Turn turn, double unitCube, double holdingPerUnitDay, double totalRate, double varianceToMean) {

  /**
   * The ladder, or null if no stock is worth holding even where prices are zero.
   *
   * @param savings r_j, currency per unit, in any order
   * @param rates units per day of each stream
   * @param mostLevels levels at most, single units while they suffice
   */
  public @Nullable NodeLadder ladder(double[] savings, double[] rates, int mostLevels) {
    DemandStreams streams = new DemandStreams();
    for (int j = 0; j < savings.length; j++) {
      streams.add(savings[j], rates[j]);
    }
    LadderKernel kernel = new LadderKernel(streams.count, mostLevels);
    kernel.size(
        turn,
        turn.turnDays(),
        0,
        unitCube,
        holdingPerUnitDay,
        1,
        DemandSpread.ofUnits(totalRate, varianceToMean, 0),
        streams,
        0,
        0,
        LadderKernel.Asked.PRICES);
    return kernel.freeze(-1, 1);
  }
}

package org.echelon.textbook;

import org.echelon.demand.Law;
import org.echelon.demand.Require;

/**
 * The newsvendor: one stocking decision before demand is known.
 *
 * <pre>
 * min over S of   h E[(S - D)^+] + p E[(D - S)^+];     S* = smallest S with P(D &lt;= S) &gt;= p / (h + p)
 * </pre>
 *
 * <p>Costs are linear; the level is not held at zero from below. O(1), or the support of a count
 * law; exact to the accuracy of the law. Source: Arrow, Harris and Marschak (1951).
 *
 * @param holdingCost h, $ per unit left over
 * @param shortageCost p, $ per unit short
 * @param demand D
 */
public record Newsvendor(double holdingCost, double shortageCost, Law demand) {

  public Newsvendor {
    Require.positive("holdingCost", holdingCost);
    Require.positive("shortageCost", shortageCost);
  }

  /** p / (h + p). */
  public double criticalRatio() {
    return shortageCost / (holdingCost + shortageCost);
  }

  /** S*, units. */
  public double level() {
    return demand.level(criticalRatio());
  }

  /** Cost of the optimum, $. */
  public double cost() {
    return cost(level());
  }

  /** Cost of stocking {@code level}, $. */
  public double cost(double level) {
    return holdingCost * demand.expectedOnHand(level) + shortageCost * demand.expectedShort(level);
  }
}

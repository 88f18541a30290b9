package org.echelon.simulation;

import java.util.function.Supplier;
import org.echelon.job.PricingSettings;
import org.echelon.valuation.SkuPlanner;
import org.echelon.valuation.SkuValuation;

/**
 * How a platform in virtual time is made up.
 *
 * @param plans tasks of Plan
 * @param gates gate tasks
 * @param aheadMillis how far a fact may lie ahead of the last tick
 * @param pricing how price runs are made; the period only dates the end of prices
 * @param planners makes the planner of each task of Plan; a topology plans as the live one does
 * @param secondThoughts whether the node of an order may still change; in a topology it may
 */
public record VirtualSettings(
    int plans,
    int gates,
    long aheadMillis,
    PricingSettings pricing,
    Supplier<? extends SkuPlanner> planners,
    boolean secondThoughts) {

  /** A platform that plans as the live one does. */
  public VirtualSettings(int plans, int gates, long aheadMillis, PricingSettings pricing) {
    this(plans, gates, aheadMillis, pricing, SkuValuation::new);
  }

  /** A platform with planners of its own. */
  public VirtualSettings(
      int plans,
      int gates,
      long aheadMillis,
      PricingSettings pricing,
      Supplier<? extends SkuPlanner> planners) {
    this(plans, gates, aheadMillis, pricing, planners, true);
  }

  public VirtualSettings {
    if (plans < 1 || gates < 1) {
      throw new IllegalArgumentException(
          "tasks of Plan and of gates are 1 or more, not " + plans + " and " + gates);
    }
  }
}

package org.echelon.simulation;

import org.echelon.job.PricingSettings;

/**
 * How a platform in virtual time is made up.
 *
 * @param plans tasks of Plan
 * @param gates gate tasks
 * @param aheadMillis how far a fact may lie ahead of the last tick
 * @param pricing how price runs are made; the period only dates the end of prices
 */
public record VirtualSettings(int plans, int gates, long aheadMillis, PricingSettings pricing) {

  public VirtualSettings {
    if (plans < 1 || gates < 1) {
      throw new IllegalArgumentException(
          "tasks of Plan and of gates are 1 or more, not " + plans + " and " + gates);
    }
  }
}

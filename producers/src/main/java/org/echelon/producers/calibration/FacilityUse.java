package org.echelon.producers.calibration;

import java.util.List;

/**
 * Use of one limit of a facility: as the price run in force planned it and as it was, means over
 * days as shares of the limit.
 *
 * @param resource STORAGE, mean cube of a day over the room; FLOW, units sent over the most a day
 * @param days days with a plan in force
 * @param meanError mean distance of plan and use of a day, whichever is larger
 */
public record FacilityUse(
    String node, String resource, long days, double planned, double actual, double meanError) {

  /** What was used for each unit planned; 0 where nothing was planned. */
  public double ratio() {
    return planned > 0 ? actual / planned : 0;
  }

  /** The same limit in several runs. */
  static FacilityUse together(List<FacilityUse> uses) {
    long days = 0;
    double planned = 0;
    double actual = 0;
    double error = 0;
    for (FacilityUse use : uses) {
      days += use.days;
      planned += use.days * use.planned;
      actual += use.days * use.actual;
      error += use.days * use.meanError;
    }
    double each = Math.max(1, days);
    FacilityUse any = uses.get(0);
    return new FacilityUse(
        any.node, any.resource, days, planned / each, actual / each, error / each);
  }
}

package org.echelon.planning.regions;

/**
 * What the way between sites costs beside what a network's ship options take.
 *
 * <pre>
 * cost of a lane with v units a day = min( truckCost trucks(v), carrierPerUnit v )
 * </pre>
 *
 * <p>A lane has trucks of its own where that is not dearer than handing its units to a carrier.
 * What crosses a border of regions is brought together on one lane for each two regions, and
 * touched once more for it.
 *
 * <p>O(1). A heuristic: ways of unlike length cost the same. Source: model, section 17.
 *
 * @param truckUnits units that a truck holds
 * @param truckCost currency a truck; 0 where ship options pay for the whole way
 * @param carrierPerUnit currency a unit
 * @param touchPerUnit currency a unit that is sorted once more
 */
public record LaneTerms(
    double truckUnits, double truckCost, double carrierPerUnit, double touchPerUnit) {

  /** Ship options pay for the whole way. */
  public static final LaneTerms FREE = new LaneTerms(1, 0, 0, 0);

  public LaneTerms {
    if (!(truckUnits > 0) || !(truckCost >= 0) || !(carrierPerUnit >= 0) || !(touchPerUnit >= 0)) {
      throw new IllegalArgumentException(
          "a truck holds more than 0 units, and costs of lanes are 0 or more");
    }
  }

  /** Whether a lane has trucks of its own. */
  public boolean direct(double unitsPerDay) {
    return trucked(unitsPerDay) <= carrierPerUnit * unitsPerDay;
  }

  /** What a lane costs a day, currency. */
  public double cost(double unitsPerDay) {
    return Math.min(trucked(unitsPerDay), carrierPerUnit * unitsPerDay);
  }

  private double trucked(double unitsPerDay) {
    return truckCost * LaneDesign.trucks(unitsPerDay, truckUnits);
  }
}

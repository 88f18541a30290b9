package org.echelon.fulfillment.middlemile;

import org.echelon.network.Lane;

/**
 * What a lane carries in a design and what that costs. Trucks leave with every departure of the
 * calendar, as many as the mean cube of a departure needs; a lane without parcels costs nothing.
 *
 * <pre>
 * trucks a day = (d / 7) ceil(7 V / (d Q))      d departures a week, V cube a day, Q cube of a truck
 * cost a day = trucks a day * C + parcels * perUnit + V perCube
 * </pre>
 *
 * <p>Exact for parcels that come evenly. O(1). Source: model, section 8.
 *
 * @param trucksPerDay where the lane tells no truck, its departures
 */
public record LaneUse(Lane lane, double parcelsPerDay, double cubePerDay, double trucksPerDay) {
  private static final double ROUNDING = 1e-9;
  private static final double WEEK = 7;

  /** A lane that carries so much. */
  static LaneUse of(Lane lane, double parcelsPerDay, double cubePerDay) {
    return new LaneUse(lane, parcelsPerDay, cubePerDay, trucks(lane, cubePerDay));
  }

  static double trucks(Lane lane, double cubePerDay) {
    if (cubePerDay <= 0) {
      return 0;
    }
    double departures = lane.calendar().days().size() / WEEK;
    double needed = Math.ceil(cubePerDay / departures / lane.trucks().cube() - ROUNDING);
    return departures * Math.max(1, needed);
  }

  /** Currency a day for a lane that carries so much. */
  static double costPerDay(Lane lane, double parcelsPerDay, double cubePerDay) {
    return trucks(lane, cubePerDay) * lane.trucks().cost()
        + parcelsPerDay * lane.costPerUnit()
        + cubePerDay * lane.costPerCube();
  }

  /** Currency a day. */
  public double costPerDay() {
    return costPerDay(lane, parcelsPerDay, cubePerDay);
  }

  /** Share of the trucks' cube that is used; 0 where trucks are not counted. */
  public double fill() {
    return lane.trucks().counted() ? cubePerDay / (trucksPerDay * lane.trucks().cube()) : 0;
  }

  /** Currency for each dm³, the trucks shared by cube. */
  double costPerCube() {
    return trucksPerDay * lane.trucks().cost() / cubePerDay + lane.costPerCube();
  }
}

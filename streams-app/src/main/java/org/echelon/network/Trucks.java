package org.echelon.network;

/**
 * How a lane is loaded.
 *
 * @param cube cube (dm³) of a truck; infinite where cube fills none
 * @param kg weight (kg) that a truck carries; infinite where weight fills none
 * @param cost currency that each truck costs which leaves; 0 where the lane's costs by unit and
 *     cube say it all
 * @param minCube cube from which a truck leaves whatever its goods are worth; 0 for none
 */
public record Trucks(double cube, double kg, double cost, double minCube) {
  /** Nothing is rounded to trucks and nothing waits for one. */
  public static final Trucks NONE = new Trucks(Double.POSITIVE_INFINITY, 0, 0);

  /** Sums of cube and weight miss a whole truck by their last digits. */
  private static final double ROUNDING = 1e-9;

  public Trucks {
    if (!(cube > 0)) {
      throw new NetworkException(
          "FIELD_RANGE", "lanes.truckCube", "a truck takes more than zero dm³, or is not told");
    }
    if (!(kg > 0)) {
      throw new NetworkException(
          "FIELD_RANGE", "lanes.truckKg", "a truck carries more than zero kg, or is not told");
    }
  }

  /** Trucks that only cube fills. */
  public Trucks(double cube, double cost, double minCube) {
    this(cube, Double.POSITIVE_INFINITY, cost, minCube);
  }

  /** Whether trucks have a size, so that they can be counted. */
  public boolean counted() {
    return Double.isFinite(cube) || Double.isFinite(kg);
  }

  /** How many trucks a load fills, the larger of its shares of cube and of weight. */
  public double filled(double loadCube, double loadKg) {
    return Math.max(loadCube / cube, loadKg / kg);
  }

  /** Trucks that a load takes, each begun one counting; 0 where they are not counted. */
  public int begun(double loadCube, double loadKg) {
    return counted() ? (int) Math.ceil(filled(loadCube, loadKg) - ROUNDING) : 0;
  }

  /** Trucks that a load fills to the brim. */
  public int full(double loadCube, double loadKg) {
    return (int) Math.floor(filled(loadCube, loadKg) + ROUNDING);
  }
}

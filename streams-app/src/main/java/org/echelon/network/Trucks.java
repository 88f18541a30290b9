package org.echelon.network;

/**
 * How a lane is loaded.
 *
 * @param cube cube (dm³) of a truck; infinite where one vehicle takes all there is
 * @param cost currency that each truck costs which leaves; 0 where the lane's costs by unit and
 *     cube say it all
 * @param minCube cube from which a truck leaves whatever its goods are worth; 0 for none
 */
public record Trucks(double cube, double cost, double minCube) {
  /** Nothing is rounded to trucks and nothing waits for one. */
  public static final Trucks NONE = new Trucks(Double.POSITIVE_INFINITY, 0, 0);

  public Trucks {
    if (!(cube > 0)) {
      throw new NetworkException(
          "FIELD_RANGE", "lanes.truckCube", "a truck takes more than zero dm³, or is not told");
    }
  }

  /** Whether trucks have a size, so that they can be counted. */
  public boolean counted() {
    return Double.isFinite(cube);
  }

  /** Trucks that a cube fills, each begun one counting; 0 where they are not counted. */
  public int begun(double loaded) {
    return counted() ? (int) Math.ceil(loaded / cube) : 0;
  }
}

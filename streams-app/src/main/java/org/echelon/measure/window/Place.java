package org.echelon.measure.window;

/**
 * Where a node or a zone lies.
 *
 * @param latitude degrees, NaN where it is not known
 * @param longitude degrees, NaN where it is not known
 */
public record Place(String region, double latitude, double longitude) {
  /** Mean radius of the earth, IUGG. */
  private static final double EARTH_METRES = 6_371_008.8;

  /** The region of what the network does not know. */
  static final Place UNKNOWN = new Place("unknown", Double.NaN, Double.NaN);

  /**
   * Metres along the great circle to another place by the haversine formula, rounded; -1 where
   * either is not known.
   */
  long metresTo(Place other) {
    double north = Math.toRadians(other.latitude - latitude) / 2;
    double east = Math.toRadians(other.longitude - longitude) / 2;
    double squared =
        Math.sin(north) * Math.sin(north)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.sin(east)
                * Math.sin(east);
    return Double.isNaN(squared)
        ? -1
        : Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(squared))));
  }
}

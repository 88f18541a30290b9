package org.echelon.producers.regional;

/** A place on Earth, degrees. */
public record Place(double lat, double lon) {
  private static final double EARTH_KM = 6371;

  /** Great-circle distance, kilometres. */
  public double kilometres(Place other) {
    double half = Math.pow(Math.sin(Math.toRadians(other.lat - lat) / 2), 2);
    double turn = Math.pow(Math.sin(Math.toRadians(other.lon - lon) / 2), 2);
    double cosines = Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat));
    return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half + cosines * turn)));
  }
}

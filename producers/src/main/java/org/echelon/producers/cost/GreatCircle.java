package org.echelon.producers.cost;

/** Distances on a globe. */
public final class GreatCircle {
  private static final double EARTH_KM = 6371;

  private GreatCircle() {}

  /** Kilometres between two places, degrees. */
  public static double km(double lat, double lon, double otherLat, double otherLon) {
    double half = Math.pow(Math.sin((Math.toRadians(otherLat) - Math.toRadians(lat)) / 2), 2);
    double turn = Math.pow(Math.sin((Math.toRadians(otherLon) - Math.toRadians(lon)) / 2), 2);
    double chord = half + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(otherLat)) * turn;
    return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
  }
}

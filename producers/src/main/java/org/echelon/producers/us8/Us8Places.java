package org.echelon.producers.us8;

import java.util.List;

/**
 * Where zones and sites of the eight-region network lie, degrees: zones at a rough centre of the
 * people of their states, sites near a town of their region that has warehouses. They tell how far
 * goods go to customers and nothing else: what a way costs and takes follows from steps on the
 * ring.
 */
final class Us8Places {
  /** A place in degrees. */
  record Place(double lat, double lon) {}

  private static final List<Place> ZONES =
      List.of(
          new Place(41.3, -73.5),
          new Place(39.3, -77.2),
          new Place(31.6, -82.4),
          new Place(40.5, -84.0),
          new Place(33.8, -89.4),
          new Place(41.4, -91.1),
          new Place(33.2, -99.4),
          new Place(37.4, -119.2));

  private static final List<Place> FIRST_FCS =
      List.of(
          new Place(40.5, -74.4),
          new Place(39.3, -76.6),
          new Place(33.7, -84.4),
          new Place(40.0, -82.9),
          new Place(36.1, -86.7),
          new Place(41.6, -88.1),
          new Place(32.8, -97.0),
          new Place(37.7, -121.4));

  private static final List<Place> SECOND_FCS =
      List.of(
          new Place(42.1, -71.9),
          new Place(40.6, -75.5),
          new Place(28.1, -81.8),
          new Place(39.7, -86.3),
          new Place(35.0, -90.0),
          new Place(44.8, -93.4),
          new Place(39.8, -104.9),
          new Place(34.0, -117.4));

  private static final List<Place> SAME_DAY_SITES =
      List.of(
          new Place(40.7, -74.0),
          new Place(38.9, -77.0),
          new Place(33.8, -84.4),
          new Place(42.3, -83.1),
          new Place(36.2, -86.8),
          new Place(41.9, -87.7),
          new Place(29.8, -95.4),
          new Place(34.0, -118.2));

  /** By ordinal: East, South, North, West. */
  private static final List<Place> DCS =
      List.of(
          new Place(40.2, -76.9),
          new Place(35.1, -89.9),
          new Place(41.5, -88.1),
          new Place(33.9, -117.3));

  private Us8Places() {}

  /** Where a zone lies, by the index of its region. */
  static Place zone(int area) {
    return ZONES.get(area);
  }

  /** Where a site of ours lies; vendors have no place. */
  static Place site(Us8.Site site) {
    return switch (site.kind()) {
      case DC -> DCS.get(site.ordinal());
      case FC -> (site.id().endsWith("1") ? FIRST_FCS : SECOND_FCS).get(site.area());
      default -> SAME_DAY_SITES.get(site.area());
    };
  }
}

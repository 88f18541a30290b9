package org.echelon.producers.regional;

import org.echelon.producers.cost.GreatCircle;

/** A place on Earth, degrees. */
public record Place(double lat, double lon) {

  /** Great-circle distance, kilometres. */
  public double kilometres(Place other) {
    return GreatCircle.km(lat, lon, other.lat, other.lon);
  }
}

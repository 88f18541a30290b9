package org.echelon.fulfillment.middlemile;

import java.util.ArrayList;
import java.util.List;
import org.echelon.network.Lane;

/** Outbound lanes that parcels take one after the other, from a fulfilment centre to a station. */
public record ParcelPath(List<Lane> lanes) {
  private static final double DAY_MILLIS = 86_400_000.0;

  public ParcelPath {
    lanes = List.copyOf(lanes);
  }

  /** A lane with its departure and arrival, epoch milliseconds. */
  public record Leg(Lane lane, long departureMillis, long arrivalMillis) {}

  /** Whether no sort centre is touched. */
  public boolean direct() {
    return lanes.size() == 1;
  }

  /** Times that a parcel is handled after it has left: at each sort centre and at the station. */
  public int touches() {
    return lanes.size();
  }

  /** Ordinals of the sort centres and of the station, in order. */
  public List<Integer> places() {
    return lanes.stream().map(Lane::to).toList();
  }

  /** The lanes' names in a row. */
  public String name() {
    return String.join(" ", lanes.stream().map(Lane::id).toList());
  }

  /**
   * The way of a parcel that is ready at an instant, in epoch milliseconds. At each node it takes
   * the first departure whose cut-off is still to come, so a connection that is missed costs the
   * time to the next one. Lanes take their mean time.
   */
  public List<Leg> from(long readyMillis) {
    List<Leg> legs = new ArrayList<>();
    long ready = readyMillis;
    for (Lane lane : lanes) {
      // A parcel that is ready at the very cut-off still goes.
      long departure = lane.calendar().nextDeparture(ready - 1);
      ready = departure + Math.round(lane.leadTime().meanDays() * DAY_MILLIS);
      legs.add(new Leg(lane, departure, ready));
    }
    return legs;
  }
}

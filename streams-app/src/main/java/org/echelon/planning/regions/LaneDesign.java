package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.List;

/**
 * The lanes of a design with what each carries a day, and the trucks that this takes: a lane that
 * runs sends one truck a day at least, however empty.
 *
 * <pre>
 * trucks = sum over lanes of max(1, ceil(units / truck)),   fill = sum of units / (trucks truck)
 * </pre>
 *
 * <p>O(lanes). Exact. Source: model, section 17. The example that it is known by: 10,000 items come
 * from 100 places to 10 sites. Where every site keeps every item, each place sends to each site,
 * 1,000 trucks; where each site keeps what its own places send, 100.
 *
 * @param unitsPerDay by lane
 */
public record LaneDesign(List<Double> unitsPerDay) {

  /** Places that all send to the same destinations, and what they send together in a day. */
  public record Group(int places, int destinations, double unitsPerDay) {}

  public LaneDesign {
    for (double units : unitsPerDay) {
      if (!(units >= 0)) {
        throw new IllegalArgumentException("a lane carries " + units + "; it must be 0 or more");
      }
    }
    unitsPerDay = List.copyOf(unitsPerDay);
  }

  /** Lanes from each place of a group straight to each of its destinations, all alike. */
  public static LaneDesign direct(List<Group> groups) {
    List<Double> lanes = new ArrayList<>();
    for (Group group : groups) {
      int pairs = group.places() * group.destinations();
      for (int lane = 0; lane < pairs; lane++) {
        lanes.add(group.unitsPerDay() / pairs);
      }
    }
    return new LaneDesign(lanes);
  }

  /** Number of lanes. */
  public int lanes() {
    return unitsPerDay.size();
  }

  /** Trucks a day that hold so many units each. */
  public long trucks(double truckUnits) {
    return unitsPerDay.stream().mapToLong(units -> trucks(units, truckUnits)).sum();
  }

  /** Share of the room of all trucks that is used; 1 without lanes. */
  public double fill(double truckUnits) {
    double carried = unitsPerDay.stream().mapToDouble(u -> u).sum();
    return lanes() == 0 ? 1 : carried / (trucks(truckUnits) * truckUnits);
  }

  /** Trucks a day of one lane. */
  static long trucks(double unitsPerDay, double truckUnits) {
    return Math.max(1, (long) Math.ceil(unitsPerDay / truckUnits - 1e-9));
  }
}

package org.echelon.fulfillment.middlemile;

import java.util.List;

/**
 * Which path each flow takes, and what lanes carry and cost then.
 *
 * @param routes in the order of the flows
 * @param uses of the lanes in use, in order of lane
 * @param costPerDay currency, handling at sort centres included, that of stations not
 */
public record MileDesign(List<Route> routes, List<LaneUse> uses, double costPerDay) {

  /**
   * A flow on its path.
   *
   * @param costPerUnit currency for each parcel, whatever its cube
   * @param costPerCube currency for each dm³, with its share of the trucks
   */
  public record Route(ParcelFlow flow, ParcelPath path, double costPerUnit, double costPerCube) {}

  public MileDesign {
    routes = List.copyOf(routes);
    uses = List.copyOf(uses);
  }

  /** Lanes in use. */
  public int lanes() {
    return uses.size();
  }

  /** Trucks a day over all lanes. */
  public double trucksPerDay() {
    return uses.stream().mapToDouble(LaneUse::trucksPerDay).sum();
  }

  /** Cube carried over cube of the trucks, where trucks are counted; 0 without any. */
  public double truckFill() {
    double used = 0;
    double room = 0;
    for (LaneUse use : uses) {
      if (use.lane().trucks().counted()) {
        used += use.cubePerDay();
        room += use.trucksPerDay() * use.lane().trucks().cube();
      }
    }
    return room == 0 ? 0 : used / room;
  }

  /** Share of parcels that touch no sort centre. */
  public double directShare() {
    double direct = 0;
    double all = 0;
    for (Route route : routes) {
      direct += route.path().direct() ? route.flow().parcelsPerDay() : 0;
      all += route.flow().parcelsPerDay();
    }
    return all == 0 ? 0 : direct / all;
  }

  /** Times that a parcel is handled on its way, in the mean. */
  public double touches() {
    double touches = 0;
    double all = 0;
    for (Route route : routes) {
      touches += route.path().touches() * route.flow().parcelsPerDay();
      all += route.flow().parcelsPerDay();
    }
    return all == 0 ? 0 : touches / all;
  }

  /** Currency for a parcel in the mean. */
  public double costPerParcel() {
    double all = routes.stream().mapToDouble(route -> route.flow().parcelsPerDay()).sum();
    return all == 0 ? 0 : costPerDay / all;
  }
}

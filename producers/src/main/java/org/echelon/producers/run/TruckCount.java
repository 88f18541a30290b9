package org.echelon.producers.run;

import org.echelon.state.LaneLoad;
import org.echelon.state.Manifest;

/**
 * Trucks over the manifests of a run.
 *
 * @param trucks that have left
 * @param loadedCube dm³ on them
 * @param truckCube dm³ that they could have taken
 * @param heldUnits units that waited for a later departure, once for each that they waited for
 */
public record TruckCount(long trucks, double loadedCube, double truckCube, long heldUnits) {
  static final TruckCount NONE = new TruckCount(0, 0, 0, 0);

  /** With the loads of another manifest; drafts and lanes whose trucks are not counted are none. */
  TruckCount plus(Manifest manifest) {
    TruckCount sum = this;
    for (LaneLoad load : manifest.getLoads()) {
      Double truck = load.getTruckCube();
      if (!manifest.getDraft() && truck != null) {
        sum =
            new TruckCount(
                sum.trucks + load.getTrucks(),
                sum.loadedCube + load.getLoadedCube(),
                sum.truckCube + load.getTrucks() * truck,
                sum.heldUnits + load.getHeldUnits());
      }
    }
    return sum;
  }

  /** Share of the trucks' cube that was used; 0 without trucks. */
  public double fill() {
    return trucks == 0 ? 0 : loadedCube / truckCube;
  }
}

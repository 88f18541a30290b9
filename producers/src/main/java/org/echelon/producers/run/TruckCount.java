package org.echelon.producers.run;

import org.echelon.state.LaneLoad;
import org.echelon.state.Manifest;

/**
 * Trucks over the manifests of a run.
 *
 * @param trucks that have left
 * @param filled how many of them the goods would fill, by cube or by weight, whichever fills more
 * @param heldUnits units that waited for a later departure, once for each that they waited for
 */
public record TruckCount(long trucks, double filled, long heldUnits) {
  static final TruckCount NONE = new TruckCount(0, 0, 0);

  /** With the loads of another manifest; drafts and lanes whose trucks are not counted are none. */
  TruckCount plus(Manifest manifest) {
    TruckCount sum = this;
    for (LaneLoad load : manifest.getLoads()) {
      Double cube = load.getTruckCube();
      Double kg = load.getTruckKg();
      if (!manifest.getDraft() && (cube != null || kg != null)) {
        double byCube = cube == null ? 0 : load.getLoadedCube() / cube;
        double byWeight = kg == null ? 0 : load.getLoadedKg() / kg;
        sum =
            new TruckCount(
                sum.trucks + load.getTrucks(),
                sum.filled + Math.max(byCube, byWeight),
                sum.heldUnits + load.getHeldUnits());
      }
    }
    return sum;
  }

  /** How full they are, each by the larger of its shares of cube and weight; 0 without trucks. */
  public double fill() {
    return trucks == 0 ? 0 : filled / trucks;
  }
}

package org.echelon.cli;

import java.util.Map;
import java.util.TreeMap;
import org.echelon.planning.regions.DesignEvaluation;
import org.echelon.planning.regions.LaneTerms;
import org.echelon.producers.regions.RegionDesigner;
import org.echelon.reference.Network;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what crossing borders, lanes and trucks cost. */
final class RegionTerms {
  @Mixin private OutOfRegion outOfRegion;

  @Option(
      names = "--truck-units",
      paramLabel = "UNITS",
      defaultValue = "2500",
      description = "Parcels that a truck holds (default: ${DEFAULT-VALUE}).")
  private double truckUnits;

  @Option(
      names = "--truck-cost",
      paramLabel = "AMOUNT",
      defaultValue = "500",
      description = {
        "A truck between two sites, a day (default: ${DEFAULT-VALUE}); 0 where ship options pay for"
            + " the whole way."
      })
  private double truckCost;

  @Option(
      names = "--carrier-cost",
      paramLabel = "AMOUNT",
      defaultValue = "1",
      description = {
        "A unit on a lane that does not pay for trucks of its own (default: ${DEFAULT-VALUE})."
      })
  private double carrierCost;

  @Option(
      names = "--touch-cost",
      paramLabel = "AMOUNT",
      defaultValue = "0.25",
      description = {
        "A unit sorted once more because it crosses a border (default: ${DEFAULT-VALUE})."
      })
  private double touchCost;

  @Option(
      names = "--overload-cost",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = {
        "A unit beyond what a node can send in a day (default: ${DEFAULT-VALUE}, with --years 5)."
      })
  private Double overloadCost;

  /** Refuses what cannot be. */
  void check() {
    lanes();
    outOfRegion.check();
    if (!(overloadCost >= 0)) {
      throw new IllegalArgumentException("--overload-cost is 0 or more");
    }
  }

  /**
   * The terms for a network.
   *
   * @param itemTimes by how much more items there are than the network was made for
   * @param usualOverload where none was asked for
   */
  RegionDesigner.Terms of(Network network, double itemTimes, double usualOverload) {
    double overload = overloadCost == 0 ? usualOverload : overloadCost;
    return new RegionDesigner.Terms(
        outOfRegion.of(network), lanes(), new DesignEvaluation.Overload(overload, itemTimes));
  }

  private LaneTerms lanes() {
    return new LaneTerms(truckUnits, truckCost, truckCost == 0 ? 0 : carrierCost, touchCost);
  }

  /** The same for machines. */
  Map<String, Object> settings(Network network) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("outOfRegionPerUnit", outOfRegion.of(network));
    settings.put("lanes", lanes());
    return settings;
  }
}

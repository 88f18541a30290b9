package org.echelon.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.echelon.producers.calibration.Calibration;
import org.echelon.producers.calibration.FacilityUse;
import org.echelon.producers.calibration.Fit;
import org.echelon.producers.cost.CarriedCost;
import org.echelon.producers.cost.CostPart;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.producers.run.TruckCount;

/** Runs made up for tests. */
final class Evidence {
  private Evidence() {}

  /** Runs the command and returns its exit code. */
  static int command(Capture echelon, String... options) {
    return echelon.run(
        Stream.concat(Stream.of("bench", "evidence"), Stream.of(options)).toArray(String[]::new));
  }

  /** A run whose costs are given; a tenth of the units come late. */
  static PolicyRun run(String policy, long seed, double costPerDay) {
    CostSummary.Service service = new CostSummary.Service(100, 0, 90, 20, costPerDay / 2, 60);
    CostSummary costs =
        new CostSummary(
            1,
            2,
            costPerDay,
            Map.of(CostPart.SHIPPING, costPerDay),
            Map.of(),
            List.of(costPerDay, costPerDay),
            Map.of("SAME_DAY", service),
            0,
            0,
            List.of(),
            0,
            0,
            Map.of(),
            0,
            List.of(),
            new CarriedCost(0, 0, 0, 0, 0),
            new CostSummary.Waits(0, 0, 0, 0, 0),
            Map.of());
    return new PolicyRun(policy, seed, summary(), costs, predicted(), policy + seed, 1.5);
  }

  private static Calibration predicted() {
    return new Calibration(
        Map.of("FAST", new Fit(10, 20, 21, 0.2, 0.5, 0.9, 0.97)),
        Map.of("PURCHASE", new Fit(4, 14, 15, 0.3, 0.4, 0.8, 0.9)),
        List.of(new FacilityUse("FC-1", "STORAGE", 2, 0.8, 0.6, 0.2)));
  }

  private static SimulationSummary summary() {
    return new SimulationSummary(
        "made-up",
        Instant.parse("2026-01-08T00:00:00Z"),
        3,
        4,
        5,
        6,
        7,
        8,
        0.001,
        9,
        10,
        11,
        12,
        13,
        0.98,
        0.9,
        0.6,
        Map.of(),
        0,
        0,
        0,
        0,
        0,
        new TruckCount(0, 0, 0));
  }
}

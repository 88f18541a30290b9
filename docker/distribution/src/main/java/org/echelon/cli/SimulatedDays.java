package org.echelon.cli;

import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;

/** Drives one simulated run and tells how far it is. */
final class SimulatedDays {
  private SimulatedDays() {}

  /** Opens a run; returns the seconds that took. */
  static double open(SimulatedRun run, Progress progress) {
    double before = progress.seconds();
    run.open();
    progress.phase("open", "stock counted, first plans and prices made");
    return progress.seconds() - before;
  }

  /** Runs it to its end. */
  static SimulatedSpeed days(SimulatedRun run, Progress progress) {
    SimulatedSpeed.Clock clock = new SimulatedSpeed.Clock(progress::seconds);
    while (run.step()) {
      if (clock.at(run.days())) {
        SimulationSummary now = run.summary();
        progress.phase(
            "day " + (long) run.days(),
            "%.3g days a second | %,d commands | fill %.1f%%",
            clock.speed().daysPerSecond(),
            now.transferCommands() + now.purchaseCommands() + now.assignments(),
            100 * now.fillRate());
      }
    }
    run.finish();
    clock.at(run.days());
    return clock.speed();
  }
}

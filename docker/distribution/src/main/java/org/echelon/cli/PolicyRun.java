package org.echelon.cli;

import org.echelon.producers.calibration.Calibration;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.run.SimulationSummary;

/**
 * What one policy did with one seed.
 *
 * @param fingerprint SHA-256 over its decisions
 * @param seconds on the wall
 */
record PolicyRun(
    String policy,
    long seed,
    SimulationSummary run,
    CostSummary costs,
    Calibration calibration,
    String fingerprint,
    double seconds) {}

package org.echelon.cli;

import org.echelon.producers.scenario.Scenario;

/** Makes the worlds and runs of a comparison. */
interface EvidenceSetup {
  /** The runs of a cell that policies are judged by. */
  PolicyRuns toJudge(Scenario cell);

  /** Runs of so many days to tune on. */
  PolicyRuns toTuneOn(Scenario cell, int days);

  /** What the second are made on, in words. */
  String tunedOn();

  /** Fingerprint of a world that policies are judged in. */
  String worldHash(Scenario cell, long seed);
}

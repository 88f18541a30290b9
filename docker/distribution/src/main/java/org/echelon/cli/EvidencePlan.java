package org.echelon.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.echelon.producers.scenario.Scenario;
import org.echelon.simulation.policy.ServiceTargets;

/**
 * What a comparison is to compute.
 *
 * @param policies the one to prove first
 * @param tune seeds to tune base stock on in each cell, if it is to be tuned
 * @param bound whether the least cost of any policy is asked for
 * @param settings of all runs, as the log keeps them
 * @param version of the code
 */
record EvidencePlan(
    List<Scenario> cells,
    List<PolicyChoice> policies,
    long firstSeed,
    int seeds,
    Optional<TuneSeeds> tune,
    boolean bound,
    String settings,
    String version) {

  /** The seeds to judge on. */
  LongStream judged() {
    return LongStream.range(firstSeed, firstSeed + seeds);
  }

  /** Whether a cell gets a bound: orders of a peak follow no law that it knows. */
  boolean bounded(Scenario cell) {
    return bound && !cell.peak();
  }

  /** The run of a policy. */
  EvidenceLog.Key run(Scenario cell, PolicyChoice policy, Optional<ServiceTargets> tuned, long of) {
    boolean own = policy.tunable() && tuned.isPresent();
    return key(cell, own ? policy.label() + " " + tuned.get() : policy.label(), of);
  }

  /** The bound of a seed. */
  EvidenceLog.Key bound(Scenario cell, long seed) {
    return key(cell, "bound", seed);
  }

  /** What targets cost where they are tuned. */
  EvidenceLog.Key tuning(Scenario cell, ServiceTargets targets, long seed) {
    return key(cell, "tuning " + targets, seed);
  }

  private EvidenceLog.Key key(Scenario cell, String what, long seed) {
    return new EvidenceLog.Key(cell.name() + " " + cell.text(), what, seed, settings, version);
  }
}

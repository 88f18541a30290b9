package org.echelon.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.echelon.producers.scenario.Scenario;
import org.echelon.simulation.policy.ServiceTargets;
import org.echelon.simulation.policy.TargetSearch;

/**
 * Tunes base stock in each cell before it is judged there, several cells at once. Each cost that is
 * found is kept, so that a search that was stopped goes on where it stopped.
 */
record EvidenceTuning(
    EvidencePlan plan, EvidenceSetup setup, EvidenceLog log, int parallel, Progress progress) {

  /** What was found, by cell; nothing where no seeds to tune on are named. */
  Map<Scenario, EvidenceReport.Tuned> run() {
    Map<Scenario, EvidenceReport.Tuned> found = new ConcurrentHashMap<>();
    plan.tune()
        .ifPresent(
            seeds -> {
              List<Runnable> work =
                  plan.cells().stream()
                      .<Runnable>map(cell -> () -> found.put(cell, tuned(cell, seeds)))
                      .toList();
              ParallelRuns.all(work, parallel);
            });
    return found;
  }

  private EvidenceReport.Tuned tuned(Scenario cell, TuneSeeds seeds) {
    TargetSearch.Found found =
        new TargetTuning(
                setup.toTuneOn(cell, seeds.days()),
                seeds.seeds(),
                (targets, seed, run) -> cost(cell, targets, seed, run),
                progress)
            .search();
    progress.phase(cell.name(), "tuned to %s", TargetTuning.told(found.targets()));
    return new EvidenceReport.Tuned(
        found.targets(),
        seeds.seeds(),
        seeds.days(),
        setup.tunedOn(),
        found.cost(),
        found.tried().values().iterator().next(),
        found.tried().size());
  }

  private double cost(Scenario cell, ServiceTargets targets, long seed, DoubleSupplier run) {
    EvidenceLog.Key key = plan.tuning(cell, targets, seed);
    return log.find(key, Double.class)
        .orElseGet(
            () -> {
              double cost = run.getAsDouble();
              log.add(key, cost);
              return cost;
            });
  }
}

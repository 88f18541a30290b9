package org.echelon.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.producers.bound.CostBound;
import org.echelon.producers.scenario.Scenario;
import org.echelon.producers.world.World;
import org.echelon.simulation.policy.ServiceTargets;

/**
 * Runs policies over cells and seeds, several seeds at once, and leaves out what the log has. Which
 * runs are at work together changes nothing but the time it takes: each has a world and a platform
 * of its own.
 *
 * @param tuned targets of tuned base stock by cell; without one it has its usual ones
 * @param parallel how many at once
 */
record EvidenceRuns(
    EvidencePlan plan,
    EvidenceSetup setup,
    Map<Scenario, EvidenceReport.Tuned> tuned,
    EvidenceLog log,
    int parallel,
    Progress progress) {
  private static final int BOUND_DRAWS = 20;

  /** What was found in a cell, seed by seed; no bounds where none are asked for. */
  record Found(List<PolicyRun> runs, List<CostBound> bounds) {}

  /** All runs by cell. */
  Map<Scenario, Found> run() {
    int known = found().values().stream().mapToInt(of -> of.runs().size()).sum();
    int all = plan.cells().size() * plan.policies().size() * plan.seeds();
    progress.phase("runs", "%d of %d are known, %d at once", known, all, parallel);
    AtomicInteger done = new AtomicInteger(known);
    List<Runnable> work = new ArrayList<>();
    for (Scenario cell : plan.cells()) {
      plan.judged().forEach(seed -> work.add(() -> missing(cell, seed, done, all)));
    }
    ParallelRuns.all(work, parallel);
    return found();
  }

  private void missing(Scenario cell, long seed, AtomicInteger done, int all) {
    List<PolicyChoice> missing =
        plan.policies().stream().filter(policy -> !log.has(key(cell, policy, seed))).toList();
    boolean unbound = plan.bounded(cell) && !log.has(plan.bound(cell, seed));
    if (missing.isEmpty() && !unbound) {
      return;
    }
    PolicyRuns runs = setup.toJudge(cell);
    World world = runs.prepared(seed);
    for (PolicyChoice policy : missing) {
      PolicyChoice own = targets(cell).map(policy::with).orElse(policy);
      PolicyRun run = runs.run(own, world, seed);
      log.add(key(cell, policy, seed), run);
      tell(cell, run, done.incrementAndGet(), all);
    }
    if (unbound) {
      log.add(plan.bound(cell, seed), runs.bound(world, seed, BOUND_DRAWS));
    }
  }

  private void tell(Scenario cell, PolicyRun run, int done, int all) {
    progress.phase(
        cell.name(),
        "%s",
        String.format(
            Locale.ROOT,
            "%d of %d: seed %d, %s, cost %,.1f a day, %.0f s",
            done,
            all,
            run.seed(),
            run.policy(),
            run.costs().perDay(),
            run.seconds()));
  }

  private Map<Scenario, Found> found() {
    Map<Scenario, Found> all = new LinkedHashMap<>();
    for (Scenario cell : plan.cells()) {
      List<PolicyRun> runs = new ArrayList<>();
      List<CostBound> bounds = new ArrayList<>();
      for (long seed : plan.judged().toArray()) {
        for (PolicyChoice policy : plan.policies()) {
          log.find(key(cell, policy, seed), PolicyRun.class).ifPresent(runs::add);
        }
        if (plan.bounded(cell)) {
          log.find(plan.bound(cell, seed), CostBound.class).ifPresent(bounds::add);
        }
      }
      all.put(cell, new Found(runs, bounds));
    }
    return all;
  }

  private EvidenceLog.Key key(Scenario cell, PolicyChoice policy, long seed) {
    return plan.run(cell, policy, targets(cell), seed);
  }

  private Optional<ServiceTargets> targets(Scenario cell) {
    return Optional.ofNullable(tuned.get(cell)).map(EvidenceReport.Tuned::targets);
  }
}

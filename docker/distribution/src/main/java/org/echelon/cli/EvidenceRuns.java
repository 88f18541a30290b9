package org.echelon.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.producers.scenario.Scenario;

/**
 * Runs policies over cells and seeds, several seeds at once, and leaves out what the log has. Which
 * runs are at work together changes nothing but the time it takes: each has a world and a platform
 * of its own.
 *
 * @param setup makes the runs of a cell
 * @param settings of all runs, as the log keeps them
 * @param parallel how many at once
 */
record EvidenceRuns(
    List<Scenario> cells,
    List<PolicyChoice> policies,
    Setup setup,
    EvidenceLog log,
    String settings,
    String version,
    int parallel,
    Progress progress) {

  /** Makes the runs of some policies in a cell. */
  @FunctionalInterface
  interface Setup {
    PolicyRuns of(Scenario cell, List<PolicyChoice> policies);
  }

  /** All runs by cell, each seed by seed. */
  Map<Scenario, List<PolicyRun>> run(long firstSeed, int seeds) {
    int known = found(firstSeed, seeds).values().stream().mapToInt(List::size).sum();
    int all = cells.size() * policies.size() * seeds;
    progress.phase("runs", "%d of %d are known, %d at once", known, all, parallel);
    AtomicInteger done = new AtomicInteger(known);
    ExecutorService workers = Executors.newFixedThreadPool(parallel);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (Scenario cell : cells) {
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
          long one = seed;
          work.add(workers.submit(() -> missing(cell, one, done, all)));
        }
      }
      await(work);
    } finally {
      workers.shutdownNow();
    }
    return found(firstSeed, seeds);
  }

  private void missing(Scenario cell, long seed, AtomicInteger done, int all) {
    List<PolicyChoice> missing =
        policies.stream().filter(policy -> find(cell, policy, seed).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
    setup
        .of(cell, missing)
        .each(
            seed,
            run -> {
              log.add(key(cell, run.policy(), seed), run);
              progress.phase(
                  cell.name(),
                  "%s",
                  String.format(
                      Locale.ROOT,
                      "%d of %d: seed %d, %s, cost %,.1f a day, %.0f s",
                      done.incrementAndGet(),
                      all,
                      seed,
                      run.policy(),
                      run.costs().perDay(),
                      run.seconds()));
            });
  }

  private static void await(List<Future<?>> work) {
    for (Future<?> one : work) {
      try {
        one.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped; run it again to go on", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a run failed", e.getCause());
      }
    }
  }

  private Map<Scenario, List<PolicyRun>> found(long firstSeed, int seeds) {
    Map<Scenario, List<PolicyRun>> runs = new LinkedHashMap<>();
    for (Scenario cell : cells) {
      List<PolicyRun> found = new ArrayList<>();
      for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
        for (PolicyChoice policy : policies) {
          find(cell, policy, seed).ifPresent(found::add);
        }
      }
      runs.put(cell, found);
    }
    return runs;
  }

  private Optional<PolicyRun> find(Scenario cell, PolicyChoice policy, long seed) {
    return log.find(key(cell, policy.label(), seed));
  }

  private EvidenceLog.Key key(Scenario cell, String policy, long seed) {
    return new EvidenceLog.Key(cell.name() + " " + cell.text(), policy, seed, settings, version);
  }
}

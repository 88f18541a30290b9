package org.echelon.cli;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.echelon.producers.world.World;
import org.echelon.simulation.policy.Policies;
import org.echelon.simulation.policy.ServiceTargets;
import org.echelon.simulation.policy.TargetSearch;

/**
 * Tunes the targets of base stock by what they cost in simulation, on seeds that no comparison may
 * use.
 */
record TargetTuning(PolicyRuns runs, List<Long> seeds, Progress progress) {

  /** Searches from the targets of the policy as it stands. */
  TargetSearch.Found search() {
    TreeMap<Long, World> worlds = new TreeMap<>();
    seeds.forEach(seed -> worlds.put(seed, runs.prepared(seed)));
    return new TargetSearch().search(ServiceTargets.TUNED, targets -> cost(targets, worlds));
  }

  private double cost(ServiceTargets targets, TreeMap<Long, World> worlds) {
    PolicyChoice choice = PolicyChoice.of(Policies.TUNED.label(), "never").with(targets);
    double sum = 0;
    for (var seed : worlds.entrySet()) {
      sum += runs.run(choice, seed.getValue(), seed.getKey()).costs().perDay();
    }
    progress.phase("tune", "%s cost %,.1f a day", told(targets), sum / worlds.size());
    return sum / worlds.size();
  }

  /** Targets in one line. */
  static String told(ServiceTargets targets) {
    return String.format(
        Locale.ROOT,
        "slow %.3f medium %.3f fast %.3f centre %.3f",
        targets.slow(),
        targets.medium(),
        targets.fast(),
        targets.centre());
  }
}

package org.echelon.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.echelon.producers.world.World;
import org.echelon.simulation.policy.Policies;
import org.echelon.simulation.policy.ServiceTargets;
import org.echelon.simulation.policy.TargetSearch;

/**
 * Tunes the targets of base stock by what they cost in simulation, on seeds that no comparison may
 * use.
 *
 * @param runs on the worlds to tune on
 * @param known costs that were found before
 */
record TargetTuning(PolicyRuns runs, List<Long> seeds, Known known, Progress progress) {

  /** Costs that were found before, or are found now. */
  @FunctionalInterface
  interface Known {
    /** Nothing was found before. */
    Known NOTHING = (targets, seed, run) -> run.getAsDouble();

    /**
     * A cost a day.
     *
     * @param run finds it
     */
    double cost(ServiceTargets targets, long seed, DoubleSupplier run);
  }

  /** Searches from the targets of the policy as it stands. */
  TargetSearch.Found search() {
    Map<Long, World> worlds = new TreeMap<>();
    return new TargetSearch().search(ServiceTargets.TUNED, targets -> cost(targets, worlds));
  }

  private double cost(ServiceTargets targets, Map<Long, World> worlds) {
    double sum = 0;
    for (long seed : seeds) {
      sum += known.cost(targets, seed, () -> run(targets, seed, worlds));
    }
    progress.phase("tune", "%s cost %,.1f a day", told(targets), sum / seeds.size());
    return sum / seeds.size();
  }

  private double run(ServiceTargets targets, long seed, Map<Long, World> worlds) {
    PolicyChoice choice = PolicyChoice.of(Policies.TUNED.label(), "never").with(targets);
    World world = worlds.computeIfAbsent(seed, runs::prepared);
    return runs.run(choice, world, seed).costs().perDay();
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

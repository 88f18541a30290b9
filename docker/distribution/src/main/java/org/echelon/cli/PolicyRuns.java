package org.echelon.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.echelon.producers.bound.BoundedWorld;
import org.echelon.producers.bound.CostBound;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.partner.Behaviour;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.producers.run.SiteLimits;
import org.echelon.producers.world.CommonStart;
import org.echelon.producers.world.World;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.DecisionHash;
import org.echelon.simulation.policy.Policies;

/**
 * Runs every policy on every seed, on common random numbers: for each seed the same world, orders,
 * forecasts and partners, and the same stock at the start, which follows from the levels of the
 * live planner without prices.
 *
 * @param worlds makes the world of a seed
 * @param patience how long customers wait
 * @param limits whether sites keep to their flows and rooms
 */
record PolicyRuns(
    List<PolicyChoice> policies,
    LongFunction<World> worlds,
    Duration step,
    int days,
    int warmUpDays,
    Duration patience,
    SiteLimits limits,
    Progress progress) {
  /** All runs, seed by seed. */
  List<PolicyRun> run(long firstSeed, int seeds) {
    List<PolicyRun> runs = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
      each(
          seed,
          run -> {
            runs.add(run);
            progress.phase(
                "seed " + run.seed(),
                "%-14s cost %,.1f a day | fill %.1f%% | %.1f s",
                run.policy(),
                run.costs().perDay(),
                100 * run.run().fillRate(),
                run.seconds());
          });
    }
    return runs;
  }

  /**
   * What no policy can undercut, seed by seed.
   *
   * @param draws how often orders are drawn anew
   */
  List<CostBound> bounds(long firstSeed, int seeds, int draws) {
    List<CostBound> bounds = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
      bounds.add(bound(prepared(seed), seed, draws));
    }
    return bounds;
  }

  /** What no policy can undercut in a world that is prepared. */
  CostBound bound(World world, long seed, int draws) {
    CostBound bound =
        new BoundedWorld(world, days, warmUpDays, patience, limits.enforced())
            .bound(seed, draws)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--bound needs the law of demand; leave out --orders and peaks"));
    progress.phase("seed " + seed, "%-14s cost %,.1f a day", "bound", bound.perDay());
    return bound;
  }

  /** The world of a seed with the stock that every policy starts with. */
  World prepared(long seed) {
    World world = new CommonStart(worlds.apply(seed));
    stock(world, seed);
    return world;
  }

  /** Runs every policy on one seed and hands on each run as it ends. */
  void each(long seed, Consumer<PolicyRun> ended) {
    World world = prepared(seed);
    for (PolicyChoice policy : policies) {
      ended.accept(run(policy, world, seed));
    }
  }

  /** Counts the stock that every policy starts with. */
  private void stock(World world, long seed) {
    PolicyChoice first = PolicyChoice.of(Policies.UNPRICED.label(), "never");
    try (CoreLoop platform = new CoreLoop(first.virtual(step));
        SimulatedRun run = simulated(platform, world, first, seed)) {
      run.open();
    }
  }

  /** One run of a policy. */
  PolicyRun run(PolicyChoice policy, World world, long seed) {
    double before = progress.seconds();
    DecisionHash hash = new DecisionHash();
    try (CoreLoop platform = new CoreLoop(policy.virtual(step));
        SimulatedRun run = simulated(platform, world, policy, seed)) {
      platform.subscribe(hash);
      SimulationSummary summary = run.run();
      CostSummary costs = run.costs();
      double seconds = progress.seconds() - before;
      return new PolicyRun(
          policy.label(), seed, summary, costs, run.calibration(), hash.hex(), seconds);
    }
  }

  SimulatedRun simulated(CoreLoop platform, World world, PolicyChoice policy, long seed) {
    return new SimulatedRun(
        platform,
        world,
        policy.settings(step, days, warmUpDays, seed),
        policy.prices().rhythm(),
        Behaviour.USUAL,
        patience,
        limits);
  }
}

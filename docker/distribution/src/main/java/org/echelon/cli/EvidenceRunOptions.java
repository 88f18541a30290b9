package org.echelon.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SiteLimits;
import org.echelon.producers.scenario.Scenario;
import org.echelon.producers.world.World;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how the runs of a comparison are made, beside its world and policies. */
final class EvidenceRunOptions {
  private static final int USUAL_DAYS = 42;

  @Option(
      names = "--seeds",
      defaultValue = "5",
      description = "Seeds, from --seed on (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(names = "--seed", defaultValue = "1", description = "First seed (default: 1).")
  private long seed;

  @Option(
      names = "--tune-seeds",
      split = ",",
      description = {
        "Tune the policy tuned in each cell, before it is judged there, on these seeds, none of"
            + " which is judged; with --orders on the known part of the file alone. About twenty"
            + " costs of all of them a cell (default: it is not tuned)."
      })
  private @Nullable List<Long> tuneSeeds;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      description = "Virtual days of a run (default: 42, and to the end of a file of orders).")
  private @Nullable Integer asked;

  @Option(
      names = "--warm-up",
      paramLabel = "DAYS",
      defaultValue = "14",
      description = "Days at the start that are not counted (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--price-every",
      paramLabel = "TIME",
      defaultValue = "24h",
      description = "Virtual time between price runs, as of simulate (default: ${DEFAULT-VALUE}).")
  private String priceEvery = "24h";

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "2d",
      description = "How long a customer waits for a node (default: ${DEFAULT-VALUE}).")
  private Duration patience = Duration.ofDays(2);

  @Option(
      names = "--step",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "Longest virtual time between two ticks (default: ${DEFAULT-VALUE}).")
  private Duration step = Duration.ofHours(1);

  @Option(
      names = "--bound",
      description = {
        "Tell what no policy can undercut in each cell, and how far each is from it; for generated"
            + " worlds and a warm-up of a day at least. Cells with a peak have none."
      })
  private boolean bound;

  private int days;

  /** Tells what cannot work before anything is started. */
  void check(SimulatedWorld worlds, List<Scenario> cells, List<PolicyChoice> policies) {
    days = asked == null ? worlds.usualDays(USUAL_DAYS) : asked;
    if (days < 1 || warmUp < 0 || warmUp >= days || seeds < 1) {
      throw new IllegalArgumentException(
          "--days and --seeds are 1 or more, --warm-up is 0 or more and below --days");
    }
    worlds.checkDays(days);
    worlds.checkSeeds(seed, seed + seeds - 1);
    if (bound && worlds.replays()) {
      throw new IllegalArgumentException(
          "--bound needs the law of demand, which nobody knows of real orders; leave it out with"
              + " --orders");
    }
    if (bound && (warmUp < 1 || patience.equals(SimulatedRun.ENDLESS))) {
      throw new IllegalArgumentException(
          "--bound needs a --warm-up of 1 or more and a --patience that ends");
    }
    if (tuneSeeds != null && policies.stream().noneMatch(PolicyChoice::tunable)) {
      throw new IllegalArgumentException(
          "--tune-seeds tune the policy tuned, which is not among --policy");
    }
    Optional<TuneSeeds> tune = tune(worlds);
    for (Scenario cell : cells) {
      cell.check(days - warmUp);
      tune.ifPresent(on -> cell.check(on.days() - warmUp));
    }
    policies.forEach(policy -> policy.settings(step, days, warmUp, seed));
  }

  /** What to compute of some policies in some cells. */
  EvidencePlan plan(
      SimulatedWorld worlds,
      List<Scenario> cells,
      List<PolicyChoice> policies,
      String settings,
      String version) {
    return new EvidencePlan(
        cells, policies, seed, seeds, tune(worlds), bound, settings + " " + text(), version);
  }

  private Optional<TuneSeeds> tune(SimulatedWorld worlds) {
    return Optional.ofNullable(tuneSeeds)
        .map(on -> TuneSeeds.of(worlds, on, seed, seed + seeds - 1, days, warmUp));
  }

  /** What it takes, beside world, cell, policy and seed, to make a run again. */
  private String text() {
    return "days %d warm-up %d prices %s patience %s step %s"
        .formatted(days, warmUp, priceEvery, patience, step);
  }

  /** Makes worlds and runs. */
  EvidenceSetup setup(SimulatedWorld worlds, Progress progress) {
    return new EvidenceSetup() {
      @Override
      public PolicyRuns toJudge(Scenario cell) {
        return runs(s -> ScenarioOptions.world(worlds, cell, s, days, warmUp), days, progress);
      }

      @Override
      public PolicyRuns toTuneOn(Scenario cell, int of) {
        return runs(s -> ScenarioOptions.toTuneOn(worlds, cell, s, of, warmUp), of, progress);
      }

      @Override
      public String tunedOn() {
        return worlds.tunedOn();
      }

      @Override
      public String worldHash(Scenario cell, long of) {
        return ScenarioOptions.worldHash(worlds, cell, of, days, warmUp);
      }
    };
  }

  private PolicyRuns runs(LongFunction<World> worlds, int of, Progress progress) {
    return new PolicyRuns(
        List.of(), worlds, step, of, warmUp, patience, SiteLimits.ENFORCED, progress);
  }

  /** Rhythm of prices where a policy has none of its own. */
  String priceEvery() {
    return priceEvery;
  }

  int days() {
    return days;
  }

  long firstSeed() {
    return seed;
  }

  /** The same for the results. */
  EvidenceReport.Settings settings(
      World world,
      SimulatedWorld worlds,
      String options,
      List<String> policies,
      String version,
      int atOnce) {
    return new EvidenceReport.Settings(
        world.name(),
        worlds.source(),
        options,
        world.items().size(),
        days,
        warmUp,
        seed,
        seeds,
        priceEvery,
        patience.equals(SimulatedRun.ENDLESS) ? "for ever" : patience.toHours() + "h",
        step.toMinutes() + "m",
        policies,
        version,
        atOnce,
        worlds.replays(),
        bound,
        tuneSeeds == null ? List.of() : tuneSeeds,
        InputFiles.hashes(worlds.files()));
  }
}

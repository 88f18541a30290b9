package org.echelon.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.cost.RegionDays;
import org.echelon.producers.cost.RegionFigures;
import org.echelon.producers.regional.Geography;
import org.echelon.producers.regional.Tariff;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.producers.run.SiteLimits;
import org.echelon.producers.scenario.RoundTrip;
import org.echelon.producers.scenario.SwitchPlan;
import org.echelon.producers.scenario.SwitchedWorld;
import org.echelon.producers.world.RegionalWorld;
import org.echelon.producers.world.World;
import org.echelon.producers.world.WorldHash;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.DecisionHash;
import org.echelon.simulation.policy.Policies;

/**
 * Switches the regions of drawn networks one after the other and back, and runs each network beside
 * it as it is, on common random numbers: the same orders, forecasts, deliveries and stock at the
 * start.
 */
record RegionalizationStudy(SwitchPlan plan, Tariff tariff, int skus, Progress progress) {
  private static final Duration STEP = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofDays(2);
  private static final String RHYTHM = "24h";

  /** Takes the networks that are done. */
  @FunctionalInterface
  interface Taker {
    void take(List<RegionalizationRun> done) throws IOException;
  }

  /** All networks from a seed on; what is done so far is handed on after each. */
  List<RegionalizationRun> run(long firstSeed, int seeds, Taker taker) throws IOException {
    List<RegionalizationRun> runs = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
      RegionalizationRun run = network(seed);
      runs.add(run);
      progress.phase(
          "seed " + seed,
          "%d regions, in region %.1f%% before, %.1f%% after",
          run.regions(),
          100 * run.switched().of(RegionStage.BEFORE, RegionMeasure.IN_REGION),
          100 * run.switched().of(RegionStage.AFTER, RegionMeasure.IN_REGION));
      taker.take(List.copyOf(runs));
    }
    return runs;
  }

  private RegionalizationRun network(long seed) {
    int regions = RegionalWorld.regions(seed);
    int days = plan.days(regions);
    RegionalWorld drawn = new RegionalWorld(seed, skus, days, tariff);
    PolicyRuns runs =
        new PolicyRuns(
            List.of(PolicyChoice.of(Policies.ECHELON.label(), RHYTHM)),
            any -> drawn,
            STEP,
            days,
            plan.warmUpDays(),
            PATIENCE,
            SiteLimits.ENFORCED,
            progress);
    World national = runs.prepared(seed);
    World switched = new SwitchedWorld(national, plan);
    RegionalizationRun.Side[] sides = new RegionalizationRun.Side[2];
    ParallelRuns.all(
        List.of(
            () -> sides[0] = side("switched", runs, switched, seed, drawn),
            () -> sides[1] = side("national", runs, national, seed, drawn)),
        ParallelRuns.fitting(skus));
    return new RegionalizationRun(
        seed,
        WorldHash.of(
            switched,
            List.of(Geography.VERSION, "seed " + seed, "days " + days, tariff.toString())),
        regions,
        drawn.network().getNodes().size(),
        sides[0],
        sides[1],
        RoundTrip.of(switched));
  }

  private RegionalizationRun.Side side(
      String name, PolicyRuns runs, World world, long seed, RegionalWorld drawn) {
    double before = progress.seconds();
    PolicyChoice policy = runs.policies().get(0);
    DecisionHash hash = new DecisionHash();
    try (CoreLoop platform = new CoreLoop(policy.virtual(STEP));
        SimulatedRun run = runs.simulated(platform, world, policy, seed)) {
      platform.subscribe(hash);
      RegionDays regions = run.followRegions(drawn.truckCube());
      run.open();
      double told = 0;
      while (run.step()) {
        if (run.days() >= told + 28) {
          told = run.days();
          progress.phase("seed " + seed, "%s, day %.0f of %d", name, told, runs.days());
        }
      }
      run.finish();
      SimulationSummary summary = run.summary();
      int count = RegionalWorld.regions(seed);
      Map<RegionStage, RegionalizationRun.Figures> stages = new EnumMap<>(RegionStage.class);
      for (RegionStage stage : RegionStage.values()) {
        SwitchPlan.Stretch stretch = stage.in(plan, count);
        stages.put(
            stage,
            figures(
                run.costs(stretch.from(), stretch.until()),
                regions.between(stretch.from(), stretch.until())));
      }
      return new RegionalizationRun.Side(
          summary.sound(), hash.hex(), stages, progress.seconds() - before);
    }
  }

  private static RegionalizationRun.Figures figures(CostSummary costs, RegionFigures regions) {
    EnumMap<RegionMeasure, Double> measures = new EnumMap<>(RegionMeasure.class);
    for (RegionMeasure measure : RegionMeasure.values()) {
      measures.put(measure, measure.of(costs, regions));
    }
    return new RegionalizationRun.Figures(measures, costs.parts(), regions.selections());
  }
}

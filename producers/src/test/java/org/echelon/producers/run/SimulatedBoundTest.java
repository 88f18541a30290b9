package org.echelon.producers.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.bound.BoundedWorld;
import org.echelon.producers.bound.CostBound;
import org.echelon.producers.cost.CostPart;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.cost.SkuCosts;
import org.echelon.producers.partner.Behaviour;
import org.echelon.producers.scenario.Scenario;
import org.echelon.producers.scenario.ScenarioWorld;
import org.echelon.producers.world.CommonStart;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.VirtualSettings;
import org.echelon.simulation.policy.Policies;
import org.junit.jupiter.api.Test;

/** No policy costs less than the bound of its world, be it tight or be stock short. */
class SimulatedBoundTest {
  private static final Duration STEP = Duration.ofHours(3);
  private static final Duration PATIENCE = Duration.ofDays(2);
  private static final int DAYS = 11;
  private static final int WARM_UP = 2;

  @Test
  void shouldLieBelowEveryPolicyWithEverySeed() {
    for (long seed = 31; seed <= 32; seed++) {
      World world = new CommonStart(Us8World.scaled(seed, 8, DAYS, 0.8, 1));
      try (CoreLoop platform = loop(Policies.UNPRICED);
          SimulatedRun run = run(platform, world, seed)) {
        run.open();
      }
      CostBound bound =
          new BoundedWorld(world, DAYS, WARM_UP, PATIENCE).bound(seed, 10).orElseThrow();
      assertThat(bound.serving()).isPositive();
      assertThat(bound.stock()).isPositive();
      assertThat(bound.placement()).isPositive();
      for (Policies policy : List.of(Policies.TUNED, Policies.ROLLING_LP)) {
        try (CoreLoop platform = loop(policy);
            SimulatedRun run = run(platform, world, seed)) {
          run.run();
          CostSummary costs = run.costs();
          System.out.printf(
              "seed %d %s: cost %.1f, as the bound sees it %.1f, bound %.1f, of it sure %.1f%n",
              seed,
              policy.label(),
              costs.perDay(),
              costs.boundedPerDay(),
              bound.perDay(),
              bound.surePerDay());
          assertThat(costs.boundedPerDay())
              .as("seed %d, %s, sure", seed, policy)
              .isGreaterThan(bound.surePerDay());
          assertThat(costs.boundedPerDay())
              .as("seed %d, %s, all", seed, policy)
              .isGreaterThan(bound.perDay());
        }
      }
    }
  }

  @Test
  void shouldLieBelowWhereSitesHoldGoodsBack() {
    long seed = 33;
    World world =
        new CommonStart(
            new ScenarioWorld(
                Us8World.scaled(seed, 8, DAYS, 0.5, 0.1),
                new Scenario(
                    "shut",
                    "",
                    Map.of("closed.node", "largest", "closed.from-day", "2", "closed.days", "3")),
                WARM_UP,
                seed));
    try (CoreLoop platform = loop(Policies.UNPRICED);
        SimulatedRun run = run(platform, world, seed, SiteLimits.ENFORCED)) {
      run.open();
    }
    CostBound bound =
        new BoundedWorld(world, DAYS, WARM_UP, PATIENCE, true).bound(seed, 10).orElseThrow();
    for (Policies policy : List.of(Policies.TUNED, Policies.ROLLING_LP)) {
      try (CoreLoop platform = loop(policy);
          SimulatedRun run = run(platform, world, seed, SiteLimits.ENFORCED)) {
        SkuCosts skus = run.followSkus();
        run.run();
        CostSummary costs = run.costs();
        System.out.printf(
            "seed %d %s, limits kept: cost %.1f of it in yards %.1f, %s, bound %.1f, waits %s%n",
            seed,
            policy.label(),
            costs.perDay(),
            costs.parts().getOrDefault(CostPart.OVERFLOW, 0.0),
            costs.carried(),
            bound.perDay(),
            costs.waits());
        double bySku =
            world.items().stream()
                .mapToDouble(
                    item ->
                        IntStream.range(WARM_UP, DAYS)
                            .mapToDouble(day -> skus.cost(item.getSku(), day))
                            .sum())
                .sum();
        assertThat(bySku / (DAYS - WARM_UP)).isCloseTo(costs.perDay(), within(1e-6));
        assertThat(costs.waits().inUnits()).isPositive();
        assertThat(costs.waits().outUnits()).isPositive();
        assertThat(costs.carried().yard()).isPositive();
        assertThat(costs.boundedPerDay()).as("%s", policy).isGreaterThan(bound.perDay());
      }
    }
  }

  private static CoreLoop loop(Policies policy) {
    return new CoreLoop(
        new VirtualSettings(
            1,
            1,
            STEP.plusMinutes(5).toMillis(),
            new PricingSettings(Duration.ofDays(7), PricingOptions.RESPONSIVE),
            policy.planners()));
  }

  private static SimulatedRun run(CoreLoop platform, World world, long seed) {
    return run(platform, world, seed, SiteLimits.IGNORED);
  }

  private static SimulatedRun run(CoreLoop platform, World world, long seed, SiteLimits limits) {
    RunSettings settings = new RunSettings(STEP, Duration.ofDays(7), DAYS, WARM_UP, seed);
    return new SimulatedRun(
        platform, world, settings, PriceRhythm.NEVER, Behaviour.USUAL, PATIENCE, limits);
  }
}

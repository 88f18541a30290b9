package org.echelon.producers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.run.PriceRhythm;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.producers.world.Us8World;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.DecisionHash;
import org.echelon.simulation.VirtualSettings;
import org.echelon.simulation.policy.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every policy runs the generated world to a sound end. */
class PolicyRunsTest {
  private static final Duration STEP = Duration.ofHours(2);
  private static final int SKUS = 60;
  private static final int DAYS = 5;
  private static final long SEED = 3;

  /** What a run decided, and what came of it. */
  private record Told(String fingerprint, SimulationSummary summary) {}

  @ParameterizedTest
  @EnumSource(Policies.class)
  void shouldEndSound(Policies policy) {
    SimulationSummary summary = run(policy).summary();

    assertThat(summary.sound()).isTrue();
    assertThat(summary.refused()).isEmpty();
    assertThat(summary.transferCommands()).isGreaterThan(100);
    assertThat(summary.purchaseCommands()).isGreaterThan(20);
    assertThat(summary.fillRate()).isGreaterThan(0.85);
    int vectors =
        switch (policy.rhythm()) {
          case NEVER -> 0;
          case ONCE -> 1;
          case AS_ASKED -> DAYS + 1;
        };
    assertThat(summary.priceVersions()).isEqualTo(vectors);
  }

  @Test
  void shouldDecideTheSameAgainAndOtherwiseThanAnotherPolicy() {
    Told once = run(Policies.RATIONED);
    assertThat(run(Policies.RATIONED)).isEqualTo(once);
    assertThat(run(Policies.BASE_STOCK).fingerprint()).isNotEqualTo(once.fingerprint());
  }

  private static Told run(Policies policy) {
    // A period longer than the run leaves only the prices of the start.
    Duration every =
        policy.rhythm() == Policies.Rhythm.AS_ASKED ? Duration.ofDays(1) : Duration.ofDays(3_650);
    PriceRhythm rhythm =
        policy.rhythm() == Policies.Rhythm.NEVER ? PriceRhythm.NEVER : PriceRhythm.PERIODIC;
    VirtualSettings virtual =
        new VirtualSettings(
            1,
            1,
            STEP.plusMinutes(5).toMillis(),
            new PricingSettings(
                every,
                PricingOptions.RESPONSIVE,
                policy.pricesByWeek() ? PricingSettings.MOST_WEEKS : 1),
            policy.planners());
    DecisionHash hash = new DecisionHash();
    try (CoreLoop platform = new CoreLoop(virtual);
        SimulatedRun run =
            new SimulatedRun(
                platform,
                new Us8World(SEED, SKUS, DAYS),
                new RunSettings(STEP, every, DAYS, 1, SEED),
                rhythm)) {
      platform.subscribe(hash);
      SimulationSummary summary = run.run();
      return new Told(hash.hex(), summary);
    }
  }
}

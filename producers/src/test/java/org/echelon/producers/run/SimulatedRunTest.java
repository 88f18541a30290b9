package org.echelon.producers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.DecisionHash;
import org.echelon.simulation.VirtualSettings;
import org.junit.jupiter.api.Test;

/** A run in virtual time is a function of world, settings and seed. */
class SimulatedRunTest {
  private static final Duration STEP = Duration.ofHours(3);
  private static final Duration DAILY = Duration.ofHours(24);
  private static final int DAYS = 8;

  /** What a run decided, and what came of it. */
  private record Told(String fingerprint, long decisions, SimulationSummary summary) {}

  @Test
  void shouldDecideTheSameAgain() {
    Told once = run(3, 1, PriceRhythm.PERIODIC);
    Told again = run(3, 1, PriceRhythm.PERIODIC);

    assertThat(again).isEqualTo(once);
    assertThat(once.decisions()).isGreaterThan(100);
    assertThat(once.summary().virtualDays()).isEqualTo(DAYS);
    assertThat(once.summary().priceVersions()).isEqualTo(DAYS + 1);
    assertThat(once.summary().refused()).isEmpty();
  }

  @Test
  void shouldDecideOtherwiseInAnotherWorld() {
    assertThat(run(4, 1, PriceRhythm.PERIODIC).fingerprint())
        .isNotEqualTo(run(3, 1, PriceRhythm.PERIODIC).fingerprint());
  }

  @Test
  void shouldPriceOnlyWhenToldTo() {
    assertThat(run(3, 1, PriceRhythm.NEVER).summary().priceVersions()).isZero();
    // Once at the start, and once when the forecasts of the second week come.
    SimulationSummary onChange = run(3, 1, PriceRhythm.ON_CHANGE).summary();
    assertThat(onChange.priceVersions()).isEqualTo(2);
    assertThat(onChange.refused()).isEmpty();
  }

  @Test
  void shouldBalanceWithSeveralTasks() {
    SimulationSummary summary = run(3, 4, PriceRhythm.PERIODIC).summary();

    assertThat(summary.sound()).isTrue();
    assertThat(summary.departuresWithoutManifest()).isZero();
    assertThat(summary.transferCommands()).isPositive();
    assertThat(summary.purchaseCommands()).isPositive();
    assertThat(summary.refused()).isEmpty();
    assertThat(summary.fillRate()).isBetween(0.5, 1.0);
    assertThat(summary.onTimeShare()).isBetween(0.5, summary.fillRate() + 1e-9);
  }

  private static Told run(long seed, int tasks, PriceRhythm rhythm) {
    Duration period = rhythm == PriceRhythm.PERIODIC ? DAILY : Duration.ofDays(3_650);
    VirtualSettings virtual =
        new VirtualSettings(
            tasks,
            tasks,
            STEP.plusMinutes(5).toMillis(),
            new PricingSettings(period, PricingOptions.RESPONSIVE));
    DecisionHash hash = new DecisionHash();
    try (CoreLoop platform = new CoreLoop(virtual);
        SimulatedRun run =
            new SimulatedRun(
                platform,
                GeneratedWorld.iowa(seed, 20, DAYS),
                new RunSettings(STEP, period, DAYS, 1, seed),
                rhythm)) {
      platform.subscribe(hash);
      SimulationSummary summary = run.run();
      return new Told(hash.hex(), hash.decisions(), summary);
    }
  }
}

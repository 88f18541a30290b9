package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.echelon.cli.Capture;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.producers.regional.Tariff;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.run.RegionOutcome;
import org.echelon.producers.world.RegionalWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A country drawn by chance runs live; its regions are switched in the middle of the run. */
class RegionSwitchedTest {
  private static final int SKUS = 8;
  private static final int DAYS = 4;

  @TempDir private Path folder;
  private final Capture echelon = new Capture();

  @Test
  void shouldObeyAndBeMeasuredByDay() throws Exception {
    Deployment deployment = LoopDeployment.create("switched.", 2, folder);
    RegionalWorld world = new RegionalWorld(3, SKUS, DAYS, Tariff.CALIBRATED);
    try (Platform platform = LoopDeployment.running(deployment, LoopDeployment.PRICE_EVERY);
        PacedRun run = LoopDeployment.run(deployment, world, DAYS)) {
      run.open();
      steps(run, platform, 2);

      // when
      run.regionalize("all");

      steps(run, platform, DAYS);
      run.finish();
      RegionOutcome outcome = run.regions().get(0);
      assertThat(outcome.switchedAt()).isEqualTo(world.startAt().plusSeconds(2 * 86_400L));
      assertThat(outcome.inForce()).isPositive();
      assertThat(outcome.finished()).isPositive();
      assertThat(outcome.proposals()).isPositive();
      assertThat(outcome.firstAssignment()).isPositive();
      assertThat(run.summary().unitsUnbalanced()).isZero();
      assertThat(run.summary().deadLettersByReason()).isEmpty();
      int exit =
          echelon.run(
              "measures",
              "--name=in_region",
              "--by=day",
              "--last=9",
              "--json",
              "--partitions=2",
              "--gates=" + deployment.gates(),
              "--bootstrap=" + deployment.bootstrap(),
              "--registry=" + deployment.registryUrl(),
              "--prefix=" + deployment.prefix());
      assertThat(exit).as(echelon.err()).isZero();
      JsonNode days = new ObjectMapper().readTree(echelon.out());
      assertThat(days).as("measures before and since").hasSizeGreaterThanOrEqualTo(DAYS - 1);
      assertThat(days)
          .allSatisfy(day -> assertThat(day.get("denominator").asDouble()).isPositive());
    }
  }

  /** Steps until so many days have passed. */
  private static void steps(PacedRun run, Platform platform, double days)
      throws InterruptedException {
    while (run.days() < days && run.step()) {
      assertThat(platform.failed()).isFalse();
    }
  }
}

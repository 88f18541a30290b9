package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.producers.run.ChangeOutcome;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.scenario.SiteClosure;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.producers.world.Us8World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site is lost in the middle of a run, and a person doubles a price: nobody starts anything. */
class FacilityLostTest {
  private static final int SKUS = 30;
  private static final int DAYS = 4;
  private static final int STEPS = 8;

  @TempDir private Path folder;

  @Test
  void shouldBePricedAndCommandedAnewWithoutTheSite() throws Exception {
    Deployment deployment = LoopDeployment.create("lost.", 4, folder);
    Us8World world = new Us8World(1, SKUS, DAYS, 1, VendorLeadTimes.gamma());
    try (Platform platform = LoopDeployment.running(deployment, LoopDeployment.PRICE_EVERY);
        PacedRun run = LoopDeployment.run(deployment, world, DAYS)) {
      run.open();
      steps(run);
      run.doublePrices("dearest");
      assertThatThrownBy(() -> run.doublePrices("nowhere")).hasMessageContaining("nowhere");
      steps(run);

      // when
      run.lose(SiteClosure.LARGEST);

      while (run.changes().get(1).firstCommand() == 0 && run.step()) {
        assertThat(platform.failed()).isFalse();
      }
      steps(run);
      ChangeOutcome doubled = run.changes().get(0);
      assertThat(doubled.proposals()).isPositive();
      assertThat(doubled.pricesInForce()).isPositive();
      assertThat(doubled.firstDraft()).isPositive();
      ChangeOutcome lost = run.changes().get(1);
      assertThat(lost.networkInForce()).isPositive();
      assertThat(lost.prices()).isBetween(0.001, (double) Duration.ofMinutes(1).toSeconds());
      assertThat(lost.pricedSkus()).as("SKUs that the certificate is about").isEqualTo(SKUS);
      assertThat(lost.pricesInForce()).isPositive();
      assertThat(lost.firstCommand()).isPositive();
      assertThat(lost.usesOfNode()).as("commands that need %s", lost.node()).isZero();
      assertThat(run.summary().unitsUnbalanced()).isZero();
      assertThat(run.summary().deadLettersByReason()).isEmpty();
    }
  }

  private static void steps(PacedRun run) throws InterruptedException {
    for (int i = 0; i < STEPS; i++) {
      assertThat(run.step()).isTrue();
    }
  }
}

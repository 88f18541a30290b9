package org.echelon.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.echelon.experiment.Verdict.Decision;
import org.junit.jupiter.api.Test;

class LookPlanTest {
  @Test
  void shouldHaveThePrintedBoundsOfFiveLooks() {
    LookPlan plan = new LookPlan(0.05, 5);
    // Lan and DeMets with the form of O'Brien and Fleming, two-sided 5%.
    double[] printed = {4.8769, 3.3569, 2.6803, 2.2898, 2.0310};
    for (int look = 1; look <= 5; look++) {
      assertThat(plan.bound(look)).isCloseTo(printed[look - 1], within(0.001));
    }
  }

  @Test
  void shouldBeTheUsualQuantileWithOneLook() {
    assertThat(new LookPlan(0.05, 1).bound(1)).isCloseTo(1.95996, within(1e-4));
  }

  @Test
  void shouldFindAnEffectByChanceNoMoreOftenThanAllowed() {
    LookPlan plan = new LookPlan(0.1, 4);
    SplittableRandom random = new SplittableRandom(5);
    int found = 0;
    for (int i = 0; i < 40_000; i++) {
      double sum = 0;
      boolean passed = false;
      for (int look = 1; look <= 4; look++) {
        sum += random.nextGaussian();
        passed |= Math.abs(sum) / Math.sqrt(look) >= plan.bound(look);
      }
      found += passed ? 1 : 0;
    }
    assertThat(found / 40_000.0).isCloseTo(0.1, within(0.006));
  }

  @Test
  void shouldEndByALargeEffectByHarmAndAtTheEnd() {
    LookPlan plan = new LookPlan(0.05, 5);
    assertThat(decision(plan, -3, 1)).isEqualTo(Decision.GO_ON);
    assertThat(decision(plan, -3, 3)).isEqualTo(Decision.BETTER);
    assertThat(decision(plan, 5, 1)).isEqualTo(Decision.WORSE);
    // 2.2 standard errors worse: no effect by the bounds of all looks, but 22% of the control.
    assertThat(decision(plan, 2.2, 2)).isEqualTo(Decision.HARM);
    assertThat(decision(plan, 0.5, 5)).isEqualTo(Decision.NO_EFFECT_TOLD);
  }

  /** An effect of so many standard errors, each a tenth of the control. */
  private static Decision decision(LookPlan plan, double errors, int look) {
    Effect effect = new Effect(errors, 1, 1000, 999, 10, false);
    return Verdict.of(StopRules.USUAL, plan, effect, look).decision();
  }
}

package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PricingRunTest {
  private static final PriceGuard OPEN = new PriceGuard(1e6, 1e6, 1e6);

  private final FrozenModel model = RandomNetwork.model(100, 0.5, 13);

  @Test
  void shouldCertifyTheDampedVectorItPublishes() {
    double[] published = new double[model.rows().size()];
    PricingResult whole = PricingRun.next(model, published, PricingOptions.DEFAULT, OPEN);

    PricingResult half =
        PricingRun.next(model, published, PricingOptions.DEFAULT.withStep(0.5), OPEN);

    for (int r = 0; r < published.length; r++) {
      assertThat(half.prices()[r]).isCloseTo(whole.prices()[r] / 2, within(1e-12));
    }
    double bound = model.bound(half.prices(), model.evaluate(half.prices(), false).value());
    assertThat(half.certificate().dualBound()).isEqualTo(bound);
    assertThat(bound).isGreaterThan(whole.certificate().dualBound());
  }

  @Test
  void shouldArriveStepByStepWithinWhatItLeavesAndRestThere() {
    PricingOptions careful = PricingOptions.DEFAULT.withStep(0.5);
    PricingResult result = PricingRun.first(RandomNetwork.model(100, 0.7, 13), careful);
    double optimum = PricingRun.first(model, careful).certificate().dualBound();
    double left = CalmStep.STAYS * (model.valueAtZero() - optimum) + careful.target() * optimum;

    for (int run = 0; run < 12; run++) {
      result = PricingRun.next(model, result.prices(), careful, PriceGuard.DEFAULT);
    }
    PricingResult again = PricingRun.next(model, result.prices(), careful, PriceGuard.DEFAULT);

    assertThat(result.certificate().dualBound()).isCloseTo(optimum, within(left));
    assertThat(again.prices()).containsExactly(result.prices());
    assertThat(again.certificate().dualBound()).isEqualTo(result.certificate().dualBound());
  }

  @Test
  void shouldStepAsFarAsThereIsToGainAndStayWhereThereIsHardlyAnything() {
    PricingOptions careful = PricingOptions.DEFAULT.withStep(0.2);
    double found = model.valueAtZero() - 100;

    assertThat(CalmStep.of(model, found + 0.49, found, careful)).isZero();
    assertThat(CalmStep.of(model, found - 1, found, careful)).isZero();
    assertThat(CalmStep.of(model, found + 1.5, found, careful)).isCloseTo(0.1, within(1e-12));
    assertThat(CalmStep.of(model, found + 3, found, careful)).isEqualTo(0.2);
    assertThat(CalmStep.of(model, found + 100, found, careful)).isEqualTo(0.2);
    double free = model.valueAtZero();
    assertThat(CalmStep.of(model, free + 1, free, careful)).as("nothing binds").isEqualTo(0.2);
    assertThat(CalmStep.of(model, free, free, careful)).isZero();
  }

  @Test
  void shouldAnswerAtOnceWhenLimitsMoveAgain() {
    PricingOptions careful = PricingOptions.DEFAULT.withStep(0.2);
    PricingResult atRest = PricingRun.first(model, PricingOptions.DEFAULT);
    FrozenModel scarcer = RandomNetwork.model(100, 0.4, 13);
    PricingResult whole =
        PricingRun.next(scarcer, atRest.prices(), PricingOptions.DEFAULT, PriceGuard.DEFAULT);

    PricingResult next = PricingRun.next(scarcer, atRest.prices(), careful, PriceGuard.DEFAULT);

    for (int r = 0; r < next.prices().length; r++) {
      double old = atRest.prices()[r];
      double step = old + 0.2 * (whole.prices()[r] - old);
      assertThat(next.prices()[r]).isCloseTo(step, within(1e-3));
    }
  }

  @Test
  void shouldKeepWithinTheGuardAndProveWhatItCut() {
    double[] published = new double[model.rows().size()];
    PriceGuard tight = new PriceGuard(2, 0.001, 0.01);

    PricingResult result = PricingRun.next(model, published, PricingOptions.DEFAULT, tight);

    for (int r = 0; r < published.length; r++) {
      assertThat(result.prices()[r])
          .isLessThanOrEqualTo(tight.limit(model.rows().row(r).kind(), 0));
    }
    assertThat(result.certificate().worstViolationShare()).isPositive();
    assertThat(result.certificate().worstViolationAt()).isNotEmpty();
  }

  @Test
  void shouldNotGuardTheFirstVectorNorOneAfterANetworkChange() {
    double[] zero = new double[model.rows().size()];

    PricingResult first = PricingRun.first(model, PricingOptions.DEFAULT);
    PricingResult changed = PricingRun.afterNetworkChange(model, zero, PricingOptions.DEFAULT);

    assertThat(changed.prices()).containsExactly(first.prices());
    assertThat(first.certificate().gapOfValue()).isLessThan(0.01);
  }

  @Test
  void shouldLetAPriceThatIsFoundToBeZeroReachIt() {
    FrozenModel ample = RandomNetwork.model(100, 50, 13);
    double[] published = new double[ample.rows().size()];
    Arrays.fill(published, 0.01);
    PricingOptions careful = PricingOptions.DEFAULT.withStep(0.2);

    PricingResult result = PricingRun.next(ample, published, careful, PriceGuard.DEFAULT);
    assertThat(result.prices()).as("too high to be dropped").containsOnly(0.008);
    for (int run = 0; run < 25; run++) {
      result = PricingRun.next(ample, result.prices(), careful, PriceGuard.DEFAULT);
    }

    assertThat(result.prices()).containsOnly(0);
  }

  @Test
  void shouldRefuseAStepOutsideZeroToOne() {
    assertThatThrownBy(() -> PricingOptions.DEFAULT.withStep(0))
        .hasMessageContaining("step is 0.0");
    assertThatThrownBy(() -> PricingOptions.DEFAULT.withStep(1.5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

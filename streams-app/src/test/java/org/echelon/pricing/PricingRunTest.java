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
  void shouldArriveAtTheOptimumStepByStep() {
    PricingOptions careful = PricingOptions.DEFAULT.withStep(0.5);
    PricingResult result = PricingRun.first(RandomNetwork.model(100, 0.7, 13), careful);
    double optimum = PricingRun.first(model, careful).certificate().dualBound();

    for (int run = 0; run < 12; run++) {
      result = PricingRun.next(model, result.prices(), careful, PriceGuard.DEFAULT);
    }

    assertThat(result.certificate().dualBound()).isCloseTo(optimum, within(5e-4 * optimum));
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

package org.echelon.measure.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.echelon.measure.PricingInstance;
import org.echelon.measure.Seeds;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.NewtonPricing;
import org.echelon.pricing.PricingOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two methods that share nothing with our search but the questions must meet its bound. */
class PeersTest {
  private static final long SEED = 17;
  private static final double GAP = 1e-4;
  private static FrozenModel model;
  private static double best;

  @BeforeAll
  static void price() {
    Seeds.random(SEED);
    model = new PricingInstance(100, SEED).model(1);
    best =
        NewtonPricing.search(
                model, new double[model.rows().size()], PricingOptions.DEFAULT.withTarget(1e-8))
            .bound();
  }

  @Test
  void shouldProveOurBoundFromBelow() {
    PeerResult result = LevelBundle.prove(model, GAP, 500);

    assertThat(result.floor()).isLessThanOrEqualTo(best * (1 + 1e-7));
    assertThat(result.floor()).isGreaterThan(best * (1 - 1.1 * GAP));
    assertThat(result.bound()).isGreaterThanOrEqualTo(best * (1 - 1e-8));
    assertThat(result.calls()).isLessThan(500);
  }

  @Test
  void shouldEndTheBundleOnceItsBoundIsLowEnough() {
    PeerResult result = LevelBundle.search(model, best * (1 + GAP), 500);

    assertThatMeets(result);
    assertThat(LevelBundle.search(model, best * (1 + GAP), result.calls() - 1).reached()).isFalse();
  }

  @Test
  void shouldEndTheAscentOnceItsBoundIsLowEnough() {
    PeerResult result = SmoothedAscent.search(model, best * (1 + GAP), 3000);

    assertThatMeets(result);
    assertThat(result.calls()).isLessThan(1000);
    assertThat(result.floor()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void shouldNeverClaimMoreThanItWasAllowedToAsk() {
    PeerResult result = SmoothedAscent.search(model, best * (1 + GAP), 3);

    assertThat(result.calls()).isEqualTo(3);
    assertThat(result.reached()).isFalse();
    assertThat(result.bound()).isGreaterThan(best * (1 + GAP));
  }

  @Test
  void shouldLoseMoreWithLessCapacity() {
    PricingInstance instance = new PricingInstance(30, SEED);
    double free = bound(instance.model(100));

    assertThat(bound(instance.model(1.05))).isLessThan(free);
    assertThat(bound(instance.model(0.95))).isLessThan(bound(instance.model(1.05)));
    assertThat(instance.model(100).valueAtZero()).isCloseTo(free, within(1e-9 * free));
  }

  private static double bound(FrozenModel of) {
    return NewtonPricing.search(of, new double[of.rows().size()], PricingOptions.DEFAULT).bound();
  }

  private static void assertThatMeets(PeerResult result) {
    assertThat(result.reached()).isTrue();
    assertThat(result.bound()).isBetween(best * (1 - 1e-8), best * (1 + GAP));
    assertThat(model.bound(result.prices())).isEqualTo(result.bound());
  }
}

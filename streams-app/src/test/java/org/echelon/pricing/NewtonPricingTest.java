package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.echelon.golden.SmallNetwork;
import org.echelon.pricing.Certificate.StopReason;
import org.junit.jupiter.api.Test;

class NewtonPricingTest {
  private static final PricingOptions FINE = new PricingOptions(1e-6, 0.02, 0.01, 60, 1);

  @Test
  void shouldReachTheFractionalOptimumOfTheSmallNetwork() {
    SmallNetwork small = SmallNetwork.load();

    PricingResult result = solveFromZero(small.model(), FINE);

    Certificate certificate = result.certificate();
    assertThat(certificate.dualBound()).isBetween(small.lp() * (1 - 1e-6), small.lp() * (1 + 1e-6));
    assertThat(certificate.oracleCalls()).isLessThanOrEqualTo(60);
    assertThat(certificate.primalValue()).isBetween(652.30, 652.7926);
    assertThat(certificate.stopReason()).isEqualTo(StopReason.GAP_REACHED);
    assertThat(certificate.pairs()).isEqualTo(777);
    assertThat(certificate.skus()).isEqualTo(39);
    assertThatPlanFits(small.model(), result.plan());
  }

  @Test
  void shouldNeverClaimABoundBelowTheFractionalOptimum() {
    SmallNetwork small = SmallNetwork.load();

    for (int rounds = 0; rounds < 12; rounds++) {
      PricingOptions options = new PricingOptions(1e-9, 1e-9, 1e-9, rounds, 1);
      Certificate certificate = solveFromZero(small.model(), options).certificate();

      assertThat(certificate.dualBound()).isGreaterThan(small.lp() * (1 - 1e-6));
      assertThat(certificate.rounds()).isEqualTo(rounds);
      assertThat(certificate.stopReason()).isEqualTo(StopReason.ROUNDS_SPENT);
    }
  }

  @Test
  void shouldNeedFewQuestionsForALargerAssortment() {
    FrozenModel model = RandomNetwork.model(2000, 0.75, 7);

    Certificate usual = solveFromZero(model, PricingOptions.DEFAULT).certificate();
    Certificate fine = solveFromZero(model, FINE).certificate();

    assertThat(usual.rounds()).isLessThanOrEqualTo(8);
    assertThat(usual.dualBound()).isLessThan(fine.dualBound() * (1 + 1e-4));
    assertThat(usual.gapOfValue()).isLessThan(1e-3);
  }

  @Test
  void shouldStayWhereItIsOptimal() {
    for (FrozenModel model :
        List.of(SmallNetwork.load().model(), RandomNetwork.model(300, 0.6, 11))) {
      PricingResult first = solveFromZero(model, PricingOptions.DEFAULT);

      PricingResult again = NewtonPricing.solve(model, first.prices(), PricingOptions.DEFAULT);

      assertThat(again.certificate().rounds()).isLessThanOrEqualTo(2);
      assertThat(again.certificate().dualBound())
          .isLessThanOrEqualTo(first.certificate().dualBound());
    }
  }

  @Test
  void shouldFindTheSameBitsEachTime() {
    PricingResult one = solveFromZero(RandomNetwork.model(100, 0.5, 5), FINE);
    PricingResult other = solveFromZero(RandomNetwork.model(100, 0.5, 5), FINE);

    assertThat(other.prices()).containsExactly(one.prices());
    assertThat(other.certificate()).isEqualTo(one.certificate());
    assertThat(other.plan().lots()).containsExactly(one.plan().lots());
  }

  @Test
  void shouldChargeNothingWhereNothingIsScarce() {
    FrozenModel model = RandomNetwork.model(40, 1.5, 3);

    PricingResult result = solveFromZero(model, FINE);

    assertThat(result.prices()).containsOnly(0);
    assertThat(result.certificate().gapOfValue()).isCloseTo(0, within(1e-12));
    assertThat(result.certificate().gapOfConstrainedLoss()).isZero();
    assertThat(result.certificate().worstViolationAt()).isEmpty();
    assertThat(result.certificate().stopReason()).isEqualTo(StopReason.GAP_REACHED);
  }

  @Test
  void shouldForgetPricesOnceNothingIsScarce() {
    FrozenModel model = RandomNetwork.model(40, 1.5, 3);
    double[] old = new double[model.rows().size()];
    java.util.Arrays.fill(old, 0.2);

    PricingResult result = NewtonPricing.solve(model, old, PricingOptions.DEFAULT);

    assertThat(result.certificate().dualBound())
        .isCloseTo(model.valueAtZero(), within(1e-4 * model.valueAtZero()));
  }

  @Test
  void shouldPriceAnEmptyModel() {
    FrozenModel limited =
        FrozenModel.over(RandomNetwork.resources(RandomNetwork.filled(5), RandomNetwork.filled(5)))
            .build();
    double infinite = Double.POSITIVE_INFINITY;
    FrozenModel unlimited =
        RandomNetwork.build(
            RandomNetwork.resources(RandomNetwork.filled(infinite), RandomNetwork.filled(infinite)),
            RandomNetwork.assortment(3, 1));

    assertThat(solveFromZero(limited, FINE).prices()).hasSize(20).containsOnly(0);
    assertThat(solveFromZero(limited, FINE).certificate().gapOfValue()).isZero();
    assertThat(solveFromZero(unlimited, FINE).prices()).isEmpty();
    assertThat(solveFromZero(unlimited, FINE).certificate().gapOfValue()).isZero();
  }

  @Test
  void shouldPriceOutANodeWithoutAnyCapacity() {
    double[] cube = RandomNetwork.filled(1e6);
    double[] flow = RandomNetwork.filled(1e6);
    cube[3] = 0;
    flow[4] = 0;
    Resources resources = RandomNetwork.resources(cube, flow);
    FrozenModel model = RandomNetwork.build(resources, RandomNetwork.assortment(60, 9));

    PricingResult result = solveFromZero(model, PricingOptions.DEFAULT);

    assertThat(result.certificate().gapOfValue()).isLessThan(1e-3);
    assertThat(result.prices()[resources.storageRow(3)]).isPositive();
    assertThat(result.prices()[resources.flowRow(4)]).isPositive();
    assertThatPlanFits(model, result.plan());
  }

  @Test
  void shouldRefuseAStartThatIsNoPriceVector() {
    FrozenModel model = RandomNetwork.model(3, 0.5, 1);
    for (double wrong : new double[] {Double.NaN, -0.01, Double.POSITIVE_INFINITY}) {
      double[] start = new double[20];
      start[2] = wrong;

      assertThatThrownBy(() -> NewtonPricing.solve(model, start, FINE))
          .isInstanceOf(PriceException.class)
          .hasMessageContaining("node 1 STORAGE")
          .hasMessageContaining(String.valueOf(wrong));
    }
    assertThatThrownBy(() -> NewtonPricing.solve(model, new double[19], FINE))
        .isInstanceOf(PriceException.class)
        .hasMessageContaining("19 prices given for 20 rows");
  }

  private static PricingResult solveFromZero(FrozenModel model, PricingOptions options) {
    return NewtonPricing.solve(model, new double[model.rows().size()], options);
  }

  private static void assertThatPlanFits(FrozenModel model, Plan plan) {
    double[] used = model.inNaturalUnits(plan.usage());
    for (int r = 0; r < used.length; r++) {
      assertThat(used[r])
          .as(model.rows().row(r).name())
          .isLessThanOrEqualTo(model.rows().row(r).capacity() + 1e-9);
    }
  }
}

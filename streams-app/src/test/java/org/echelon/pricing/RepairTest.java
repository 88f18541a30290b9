package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

class RepairTest {

  @Test
  void shouldFitEveryCapacityAndStayBelowTheBoundAtAnyPrices() {
    Random random = Seeds.random(3);
    for (int trial = 0; trial < 60; trial++) {
      FrozenModel model =
          RandomNetwork.model(1 + trial % 20, 0.2 + 0.6 * random.nextDouble(), trial);
      double[] prices = new double[model.rows().size()];
      for (int r = 0; r < prices.length; r++) {
        prices[r] = random.nextBoolean() ? 0 : random.nextDouble() * 0.3;
      }

      PricingResult proven = PricingResult.certify(model, prices);

      Certificate certificate = proven.certificate();
      assertThat(certificate.primalValue()).isNotNegative();
      assertThat(certificate.dualBound()).isGreaterThanOrEqualTo(certificate.primalValue());
      for (int r = 0; r < prices.length; r++) {
        assertThat(proven.plan().usage()[r]).isLessThanOrEqualTo(model.capacity()[r] + 1e-9);
      }
    }
  }

  @Test
  void shouldHoldNothingWhereNothingFits() {
    FrozenModel model =
        RandomNetwork.build(
            RandomNetwork.resources(RandomNetwork.filled(0), RandomNetwork.filled(0)),
            RandomNetwork.assortment(5, 2));

    Plan plan = Repair.plan(model, new double[model.rows().size()]);

    assertThat(plan.lots()).containsOnly(0);
    assertThat(plan.value()).isZero();
  }

  @Test
  void shouldKeepTheBestLevelsWhereTheyFit() {
    FrozenModel model = RandomNetwork.model(20, 1.1, 8);

    Plan plan = Repair.plan(model, new double[model.rows().size()]);

    assertThat(plan.value())
        .isCloseTo(model.valueAtZero(), org.assertj.core.api.Assertions.within(1e-9));
  }
}

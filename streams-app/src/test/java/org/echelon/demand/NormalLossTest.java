package org.echelon.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NormalLossTest {
  private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

  @Test
  void shouldIntegrateBothLosses() {
    for (double z = -5; z <= 6; z += 0.37) {
      double from = z;
      double loss = integral(x -> (x - from) * STANDARD.density(x), z);
      assertThat(NormalLoss.loss(z)).isCloseTo(loss, within(1e-11));
      assertThat(NormalLoss.secondLoss(z)).isCloseTo(integral(NormalLoss::loss, z), within(1e-10));
    }
  }

  @Test
  void shouldFindQuantilesOnBothSidesAndDeepInTheTail() {
    for (double share = 1e-6; share < 1; share += 0.001) {
      double z = NormalLoss.quantile(share);
      assertThat(z).isCloseTo(STANDARD.inverseCumulativeProbability(share), within(1e-10));
      assertThat(NormalLoss.tail(-z)).isCloseTo(share, within(1e-14));
    }
    for (double share = 1e-6; share > 1e-300; share *= 0.03) {
      assertThat(NormalLoss.tail(-NormalLoss.quantile(share)))
          .isCloseTo(share, within(1e-11 * share));
    }
    assertThat(NormalLoss.quantile(0.5)).isCloseTo(0, within(1e-15));
  }

  @Test
  void shouldRefuseTheEndsAndWhatLiesBeyond() {
    for (double share : new double[] {-0.5, 0, 1, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> NormalLoss.quantile(share)).hasMessageContaining("is " + share);
    }
  }

  private static double integral(UnivariateFunction function, double from) {
    var rule = new IterativeLegendreGaussIntegrator(20, 1e-13, 1e-14, 2, 400);
    return rule.integrate(10_000_000, function, from, Math.max(from, 0) + 12);
  }
}

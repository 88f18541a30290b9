package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.echelon.demand.DemandTail;
import org.junit.jupiter.api.Test;

class DemandLawsTest {

  @Test
  void shouldCountPoissonDemandAsCommonsMathDoes() {
    for (double mean : new double[] {0.01, 0.7, 1, 6, 18, 65.5, 400}) {
      var law = CountDemand.poisson(mean);
      var other = new PoissonDistribution(mean, 1e-15);
      assertThat(law.mean()).isCloseTo(mean, offset(1e-12 * mean));
      for (int k = 0; k <= law.last(); k++) {
        assertThat(law.mass(k)).isCloseTo(other.probability(k), offset(1e-13));
        assertThat(law.tail(k + 1)).isCloseTo(1 - other.cumulativeProbability(k), offset(1e-11));
      }
    }
  }

  @Test
  void shouldAgreeWithTheTailsOfTheKernel() {
    double[] tails = new double[40];
    DemandTail.fill(9.5, 9.5, 1, tails);
    var law = CountDemand.poisson(9.5);
    for (int k = 0; k < tails.length; k++) {
      assertThat(law.tail(k + 1)).isCloseTo(tails[k], offset(1e-12));
    }
  }

  @Test
  void shouldAddPeriodsByConvolution() {
    var sum = CountDemand.poisson(1.5).over(4);
    var direct = CountDemand.poisson(6);
    for (int k = 0; k < 30; k++) {
      assertThat(sum.shortage(k)).isCloseTo(direct.shortage(k), offset(1e-12));
    }
  }

  @Test
  void shouldSumShortagesTermByTerm() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      var law = CountDemand.of(random.doubles(random.nextInt(1, 12)).toArray());
      double level = random.nextDouble(-3, 15);
      double sum = 0;
      for (int k = 0; k <= law.last(); k++) {
        sum += law.mass(k) * Math.max(0, k - level);
      }
      assertThat(law.shortage(level)).as("seed %d", seed).isCloseTo(sum, offset(1e-12));
    }
  }

  @Test
  void shouldIntegrateNormalLosses() {
    var standard = new NormalDistribution(null, 0, 1);
    for (double z = -5; z <= 6; z += 0.37) {
      double from = z;
      double loss = integral(x -> (x - from) * standard.density(x), z, Math.max(z, 0) + 12);
      double second = integral(NormalLoss::loss, z, Math.max(z, 0) + 12);
      assertThat(NormalLoss.loss(z)).isCloseTo(loss, offset(1e-11));
      assertThat(NormalLoss.secondLoss(z)).isCloseTo(second, offset(1e-10));
    }
  }

  @Test
  void shouldIntegrateLognormalAndUniformShortages() {
    var law = new LognormalDemand(1.2, 0.6);
    var other = new LogNormalDistribution(null, 1.2, 0.6);
    for (double level = 0.5; level < 12; level += 0.9) {
      double from = level;
      double shortage = integral(x -> (x - from) * other.density(x), level, 400);
      assertThat(law.shortage(level)).isCloseTo(shortage, offset(1e-8));
      double uniform = integral(x -> (x - from) / 20, level, 20);
      assertThat(new UniformDemand(20).shortage(level)).isCloseTo(uniform, offset(1e-12));
    }
    assertThat(law.shortage(-2)).isCloseTo(law.mean() + 2, offset(1e-12));
    assertThat(law.quantile(0.9)).isCloseTo(other.inverseCumulativeProbability(0.9), offset(1e-9));
  }

  private static double integral(UnivariateFunction function, double from, double to) {
    var rule = new IterativeLegendreGaussIntegrator(20, 1e-13, 1e-14, 2, 400);
    return rule.integrate(10_000_000, function, from, to);
  }
}

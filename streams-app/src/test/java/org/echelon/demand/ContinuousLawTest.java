package org.echelon.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.analysis.integration.UnivariateIntegrator;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuousLawTest {
  private static final double[] SHARES = {1e-6, 0.01, 0.3, 0.5, 0.7, 0.95, 0.999, 1 - 1e-9};

  @ParameterizedTest
  @CsvSource({"100,30", "5,4.9", "2,2", "117.6,69.7", "1000,10"})
  void shouldAgreeWithTheIndependentGammaLaw(double mean, double sd) {
    GammaLaw law = new GammaLaw(mean, sd);
    check(law, new GammaDistribution(null, law.shape(), law.scale(), 1e-13));
  }

  @ParameterizedTest
  @CsvSource({"50,8", "0,1", "900,60"})
  void shouldAgreeWithTheIndependentNormalLaw(double mean, double sd) {
    check(new NormalLaw(mean, sd), new NormalDistribution(null, mean, sd, 1e-13));
  }

  @ParameterizedTest
  @CsvSource({"1.2,0.6", "0,1", "5,0.1"})
  void shouldAgreeWithTheIndependentLognormalLaw(double logMean, double logSd) {
    LogNormalDistribution other = new LogNormalDistribution(null, logMean, logSd, 1e-13);
    check(new LognormalLaw(logMean, logSd), other);
  }

  @ParameterizedTest
  @CsvSource({"0,20", "-3,4", "10,101"})
  void shouldAgreeWithTheIndependentUniformLaw(double low, double high) {
    check(new UniformLaw(low, high), new UniformRealDistribution(null, low, high, 1e-13));
  }

  @ParameterizedTest
  @CsvSource({"5,1,4", "1,0.8,0", "0,2,0", "-2,1,0", "5,1,-9"})
  void shouldCutTheNormalLawAtItsFloor(double centre, double spread, double floor) {
    TruncatedNormalLaw law = new TruncatedNormalLaw(centre, spread, floor);
    NormalLaw whole = new NormalLaw(centre, spread);
    double kept = whole.tail(floor);
    for (double share : SHARES) {
      double x = law.quantile(share);
      assertThat(law.cumulative(x)).isCloseTo(share, within(1e-12));
      assertThat(law.tail(x)).isCloseTo(whole.tail(x) / kept, within(1e-13));
      assertThat(law.density(x)).isCloseTo(whole.density(x) / kept, within(1e-13 / spread / kept));
      assertThat(law.expectedShort(x))
          .isCloseTo(whole.expectedShort(x) / kept, within(1e-12 * spread));
    }
    UnivariateIntegrator integrator = new IterativeLegendreGaussIntegrator(12, 1e-12, 1e-14);
    double mean = floor + integrator.integrate(1_000_000, law::tail, floor, law.high());
    double second =
        integrator.integrate(1_000_000, x -> 2 * (x - floor) * law.tail(x), floor, law.high());
    assertThat(law.mean()).isCloseTo(mean, within(1e-10));
    assertThat(law.variance())
        .isCloseTo(second - (mean - floor) * (mean - floor), within(1e-9 * second));
    assertThat(law.tail(floor)).isEqualTo(1);
    assertThat(law.expectedShort(floor - 2)).isCloseTo(mean - floor + 2, within(1e-10));
    assertThat(law.expectedOnHand(floor - 2)).isZero();
  }

  @Test
  void shouldEndWhereHardlyAnythingLies() {
    ContinuousLaw[] laws = {
      new NormalLaw(50, 8),
      new GammaLaw(5, 9),
      new LognormalLaw(1, 1),
      new UniformLaw(2, 3),
      new TruncatedNormalLaw(0, 2, 0)
    };
    for (ContinuousLaw law : laws) {
      assertThat(law.cumulative(law.low())).isLessThanOrEqualTo(1e-17);
      assertThat(law.tail(law.high())).isLessThanOrEqualTo(1e-17);
    }
    assertThat(laws[0].low()).isEqualTo(50 - 8.5 * 8);
    assertThat(laws[3].high()).isEqualTo(3);
    assertThat(laws[4].low()).isZero();
  }

  private static void check(ContinuousLaw law, RealDistribution other) {
    UnivariateIntegrator integrator = new IterativeLegendreGaussIntegrator(12, 1e-11, 1e-14);
    double sd = law.sd();
    assertThat(law.mean()).isCloseTo(other.getNumericalMean(), within(1e-12 * sd));
    assertThat(law.variance())
        .isCloseTo(other.getNumericalVariance(), within(1e-11 * law.variance()));
    double last = law.quantile(1 - 1e-15);
    for (double share : SHARES) {
      double x = law.quantile(share);
      assertThat(law.cumulative(x)).isCloseTo(share, within(1e-12));
      assertThat(law.tail(x)).isCloseTo(1 - share, within(1e-11 * (1 - share) + 1e-15));
      assertThat(x).isCloseTo(other.inverseCumulativeProbability(share), within(1e-6 * sd));
      assertThat(law.cumulative(x)).isCloseTo(other.cumulativeProbability(x), within(1e-12));
      assertThat(law.density(x)).isCloseTo(other.density(x), within(1e-10 / sd));
      double loss = integrator.integrate(1_000_000, law::tail, x, last);
      assertThat(law.expectedShort(x)).isCloseTo(loss, within(1e-9 * sd));
      assertThat(law.expectedOnHand(x) - law.expectedShort(x))
          .isCloseTo(x - law.mean(), within(1e-11 * (sd + Math.abs(x))));
    }
  }

  @Test
  void shouldKeepItsDigitsDeepInTheTail() {
    NormalLaw normal = new NormalLaw(0, 1);
    // Mills ratio by its continued fraction, 1/(z+1/(z+2/(z+3/...)))
    for (double z = 3; z <= 12; z += 1) {
      double fraction = z;
      for (int i = 200; i > 0; i--) {
        fraction = z + i / fraction;
      }
      double loss = normal.density(z) - z * normal.density(z) / fraction;
      assertThat(normal.tail(z))
          .isCloseTo(normal.density(z) / fraction, within(1e-12 * normal.tail(z)));
      assertThat(normal.expectedShort(z)).isCloseTo(loss, within((z <= 5 ? 1e-9 : 1e-6) * loss));
    }
    GammaLaw exponential = new GammaLaw(3, 3);
    for (double x = 3; x < 300; x *= 2) {
      double tail = Math.exp(-x / 3);
      assertThat(exponential.tail(x)).isCloseTo(tail, within(1e-12 * tail));
      assertThat(exponential.expectedShort(x)).isCloseTo(3 * tail, within(1e-10 * tail));
    }
  }

  @Test
  void shouldFindQuantilesOfVeryUnevenLaws() {
    GammaLaw law = new GammaLaw(1, 5);
    for (double share : new double[] {1e-6, 0.01, 0.5, 0.99, 1 - 1e-9}) {
      double x = law.quantile(share);
      assertThat(law.cumulative(x)).isCloseTo(share, within(1e-9 * share));
      double left = 0.9999 * x;
      double right = 1.0001 * x;
      double between =
          share < 0.5
              ? law.cumulative(right) - law.cumulative(left)
              : law.tail(left) - law.tail(right);
      double slope = between / (right - left);
      assertThat(law.density(x)).isCloseTo(slope, within(1e-5 * slope));
    }
  }

  @Test
  void shouldRefuseWhatIsNoLaw() {
    assertThatThrownBy(() -> new GammaLaw(0, 1)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new UniformLaw(2, 2)).hasMessageContaining("high");
    assertThatThrownBy(() -> new LognormalLaw(1, 0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new TruncatedNormalLaw(0, 1, 40)).hasMessageContaining("40.0");
    assertThatThrownBy(() -> new TruncatedNormalLaw(1, 0, 0)).hasMessageContaining("spread");
    assertThatThrownBy(() -> new NormalLaw(0, 0)).hasMessageContaining("sd must be positive");
    assertThatThrownBy(() -> new NormalLaw(0, 1).quantile(0)).hasMessageContaining("0.0");
  }
}

package org.echelon.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seeds are the numbers in the calls of {@code sales}. */
class CensoredFitTest {
  private static final int PERIODS = 4000;

  /**
   * A third of the periods sell out, and the mean is still within four deviations of the mean of as
   * many demands seen whole; sales are three or more below.
   */
  @ParameterizedTest
  @CsvSource({"0.4,0.4,1", "3,3,4", "3,9,4", "20,20,22", "20,80,24", "1.5,6,2"})
  void shouldRecoverWhatDemandWasThoughSalesWereCutShort(double mean, double variance, int stock) {
    CensoredSales sales = sales(mean, variance, stock, PERIODS, 31);
    double sold = CensoredFit.start(sales).mean();

    // when
    CensoredFit fit = CensoredFit.negativeBinomial(sales);

    double deviation = Math.sqrt(variance / PERIODS);
    assertThat(fit.law().mean()).isCloseTo(mean, within(4 * deviation));
    assertThat(fit.law().variance()).isCloseTo(variance, within(0.2 * variance));
    assertThat(sold).as("taking sales for demand").isLessThan(mean - 3 * deviation);
    assertThat(fit.logLikelihood())
        .isGreaterThanOrEqualTo(sales.logLikelihood(DemandLaw.of(mean, variance)));
  }

  @Test
  void shouldRecoverPoissonDemand() {
    for (double mean : new double[] {0.3, 2, 15}) {
      CensoredSales sales = sales(mean, mean, (int) Math.ceil(mean), PERIODS, 33);
      CensoredFit fit = CensoredFit.poisson(sales);
      assertThat(fit.law().mean()).isCloseTo(mean, within(4 * Math.sqrt(mean / PERIODS)));
      for (double factor : new double[] {0.99, 0.9999, 1.0001, 1.01}) {
        assertThat(sales.logLikelihood(new PoissonDemand(factor * fit.law().mean())))
            .isLessThan(fit.logLikelihood());
      }
    }
  }

  @Test
  void shouldNeverLowerTheLikelihood() {
    for (int seed = 0; seed < 40; seed++) {
      double mean = 0.2 + 0.4 * seed;
      CensoredSales sales = sales(mean, mean * (1 + seed % 4), 1 + seed / 2, 60, seed);
      DemandLaw one = CensoredFit.start(sales);
      DemandLaw other = one;
      for (int round = 0; round < 25; round++) {
        DemandLaw next = CensoredFit.poissonStep(sales, one);
        DemandLaw after = CensoredFit.negativeBinomialStep(sales, other);
        assertThat(sales.logLikelihood(next)).isGreaterThan(sales.logLikelihood(one) - 1e-9);
        assertThat(sales.logLikelihood(after)).isGreaterThan(sales.logLikelihood(other) - 1e-9);
        one = next;
        other = after;
      }
    }
  }

  /** No law of a fine grid of means and variances is likelier than the one found. */
  @Test
  void shouldFindTheHighestPoint() {
    CensoredSales sales = sales(4, 10, 6, 200, 8);
    CensoredFit fit = CensoredFit.negativeBinomial(sales);
    double best = Double.NEGATIVE_INFINITY;
    for (double mean = 2; mean < 8; mean += 0.05) {
      for (double ratio = 1; ratio < 6; ratio += 0.05) {
        best = Math.max(best, sales.logLikelihood(DemandLaw.of(mean, mean * ratio)));
      }
    }
    assertThat(fit.logLikelihood()).isBetween(best, best + 0.02);
  }

  @Test
  void shouldBeTheSampleMeanWhereNothingSoldOut() {
    CensoredSales sales = CensoredSales.of(new int[] {0, 1, 5, 2, 9}, new boolean[5]);
    assertThat(CensoredFit.poisson(sales).law().mean()).isCloseTo(3.4, within(1e-12));
    assertThat(CensoredFit.negativeBinomial(sales).law().mean()).isCloseTo(3.4, within(1e-12));
    assertThat(CensoredFit.negativeBinomial(sales).law().variance()).isGreaterThan(6);
  }

  @Test
  void shouldIgnoreNoObservationButAPeriodWithoutStock() {
    int[] sold = {2, 3, 1, 4, 0};
    boolean[] ended = {false, true, false, false, false};
    double base = CensoredFit.poisson(CensoredSales.of(sold, ended)).law().mean();
    for (int i = 0; i < sold.length; i++) {
      int[] more = sold.clone();
      more[i] += 3;
      assertThat(CensoredFit.poisson(CensoredSales.of(more, ended)).law().mean())
          .isGreaterThan(base + 0.01);
    }
    CensoredSales unstocked =
        CensoredSales.of(
            new int[] {2, 3, 1, 4, 0, 0}, new boolean[] {false, true, false, false, false, true});
    assertThat(CensoredFit.poisson(unstocked).law().mean()).isCloseTo(base, within(1e-9));
    assertThat(CensoredFit.negativeBinomial(unstocked).law())
        .isEqualTo(CensoredFit.negativeBinomial(CensoredSales.of(sold, ended)).law());
  }

  @Test
  void shouldSayThatDemandNobodySawTheEndOfHasNoEstimate() {
    CensoredSales sales = CensoredSales.of(new int[] {3, 2}, new boolean[] {true, true});
    assertThatThrownBy(() -> CensoredFit.poisson(sales)).hasMessageContaining("sold out");
    assertThatThrownBy(() -> CensoredSales.of(new int[0], new boolean[0]))
        .hasMessageContaining("0 periods");
  }

  @Test
  void shouldFindNoDemandWhereNothingWasSoldFromStock() {
    CensoredSales sales = CensoredSales.of(new int[] {0, 0, 0}, new boolean[] {false, false, true});
    assertThat(CensoredFit.negativeBinomial(sales).law().mean()).isZero();
  }

  private static CensoredSales sales(
      double mean, double variance, int stock, int periods, int seed) {
    RandomGenerator random = new Well19937c(seed);
    double excess = variance / mean - 1;
    GammaDistribution rates =
        excess > 0 ? new GammaDistribution(random, mean / excess, excess) : null;
    int[] sold = new int[periods];
    boolean[] ended = new boolean[periods];
    for (int i = 0; i < periods; i++) {
      double rate = Math.max(1e-9, rates == null ? mean : rates.sample());
      int demand = new PoissonDistribution(random, rate, 1e-12, 100_000).sample();
      int stocked = 1 + random.nextInt(2 * stock);
      sold[i] = Math.min(demand, stocked);
      ended[i] = demand >= stocked;
    }
    return CensoredSales.of(sold, ended);
  }
}

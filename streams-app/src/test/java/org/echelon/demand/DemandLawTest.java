package org.echelon.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.PascalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemandLawTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1, 12, 300, 1000})
  void shouldAgreeWithTheIndependentPoissonLaw(double mean) {
    PoissonDemand law = new PoissonDemand(mean);
    PoissonDistribution other = new PoissonDistribution(mean, 1e-14, 100_000);
    for (int k = 0; k < mean + 10 * Math.sqrt(mean) + 5; k++) {
      assertThat(law.probability(k)).isCloseTo(other.probability(k), within(1e-13));
      assertThat(law.tail(k + 1)).isCloseTo(1 - other.cumulativeProbability(k), within(1e-13));
    }
    for (double share : new double[] {0.01, 0.3, 0.5, 0.9, 0.999}) {
      assertThat(law.quantile(share)).isEqualTo(other.inverseCumulativeProbability(share));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0.5", "3,0.2", "12,0.7", "40,0.05", "400,0.6"})
  void shouldAgreeWithTheIndependentPascalLaw(int size, double success) {
    double mean = size * (1 - success) / success;
    NegativeBinomialDemand law = new NegativeBinomialDemand(mean, mean / success);
    PascalDistribution other = new PascalDistribution(size, success);
    assertThat(law.size()).isCloseTo(size, within(1e-10 * size));
    for (int k = 0; k < mean + 10 * Math.sqrt(law.variance()); k++) {
      assertThat(law.probability(k)).isCloseTo(other.probability(k), within(1e-12));
      assertThat(law.tail(k + 1)).isCloseTo(1 - other.cumulativeProbability(k), within(1e-12));
    }
    for (double share : new double[] {0.01, 0.3, 0.9, 0.999}) {
      assertThat(law.quantile(share)).isEqualTo(other.inverseCumulativeProbability(share));
    }
  }

  /** The table is summed term by term, the closed forms are not. */
  @ParameterizedTest
  @CsvSource({
    "0.05,0.05",
    "0.05,0.06",
    "0.4,0.9",
    "2.5,6",
    "12,12",
    "12,30",
    "300,900",
    "1000,1000",
    "1000,1e5",
    "0.5,50"
  })
  void shouldAgreeWithSumsOverItsProbabilities(double mean, double variance) {
    DemandLaw law = DemandLaw.of(mean, variance);
    TabledDemand table =
        CompoundDemand.negativeBinomial(mean, variance, TabledDemand.ofWeights(0, 1));
    assertThat(table.mean()).isCloseTo(mean, within(1e-12 * mean));
    assertThat(table.variance()).isCloseTo(variance, within(1e-11 * variance));
    double[] ladder = new double[table.most() + 1];
    DemandTail.fill(mean, variance, 1, ladder);
    for (int k = 0; k <= table.most(); k++) {
      assertThat(law.probability(k)).isCloseTo(table.probability(k), within(1e-12));
      assertThat(law.tail(k)).isCloseTo(table.tail(k), within(1e-12));
      assertThat(ladder[k]).isCloseTo(table.tail(k + 1), within(1e-12));
      assertThat(law.expectedShort(k))
          .isCloseTo(table.expectedShort(k), within(1e-11 * (mean + 1)));
      assertThat(law.expectedOnHand(k) - law.expectedShort(k))
          .isCloseTo(k - mean, within(1e-9 * (mean + 1)));
    }
    assertThat(law.expectedShort(-3)).isCloseTo(mean + 3, within(1e-12));
    assertThat(law.expectedOnHand(0)).isZero();
  }

  @Test
  void shouldBeLinearBetweenWholeLevels() {
    Random random = Seeds.random(5);
    for (int round = 0; round < 200; round++) {
      TabledDemand law = TabledDemand.ofWeights(random.doubles(1 + random.nextInt(11)).toArray());
      double level = -3 + 18 * random.nextDouble();
      double left = 0;
      double missing = 0;
      for (int k = 0; k <= law.most(); k++) {
        left += law.probability(k) * Math.max(0, level - k);
        missing += law.probability(k) * Math.max(0, k - level);
      }
      assertThat(law.expectedShort(level)).isCloseTo(missing, within(1e-12));
      assertThat(law.expectedOnHand(level)).isCloseTo(left, within(1e-12));
      double share = 0.01 + 0.98 * random.nextDouble();
      assertThat(law.level(share)).isEqualTo(law.quantile(share));
    }
  }

  @Test
  void shouldTablePoissonDemandAndAddItsPeriods() {
    for (double mean : new double[] {0.01, 0.7, 6, 65.5, 400}) {
      TabledDemand law = TabledDemand.poisson(mean);
      TabledDemand sum = TabledDemand.poisson(mean / 4).over(4);
      PoissonDistribution other = new PoissonDistribution(mean, 1e-15);
      for (int k = 0; k <= law.most(); k++) {
        assertThat(law.probability(k)).isCloseTo(other.probability(k), within(1e-13));
        assertThat(sum.expectedShort(k))
            .isCloseTo(law.expectedShort(k), within(1e-12 * (1 + mean)));
      }
    }
  }

  @Test
  void shouldKeepTheProportionsOfWhatIsNotCutOff() {
    TabledDemand law = TabledDemand.poisson(6);
    TabledDemand cut = law.atMost(8);
    assertThat(cut.most()).isEqualTo(8);
    for (int k = 0; k <= 8; k++) {
      double kept = law.probability(k) / (1 - law.tail(9));
      assertThat(cut.probability(k)).isCloseTo(kept, within(1e-14));
    }
    assertThat(law.atMost(1_000_000).most()).isEqualTo(law.most());
  }

  @Test
  void shouldReadObservationsAsTheyAre() {
    Random random = Seeds.random(4);
    for (int round = 0; round < 500; round++) {
      int[] units = random.ints(1 + random.nextInt(9), 0, 12).toArray();
      TabledDemand law = TabledDemand.ofObservations(units);
      for (int k = -1; k < 14; k++) {
        int stock = k;
        int n = units.length;
        assertThat(law.tail(k) * n)
            .isCloseTo(Arrays.stream(units).filter(x -> x >= stock).count(), within(1e-12));
        assertThat(law.expectedShort(k) * n)
            .isCloseTo(Arrays.stream(units).map(x -> Math.max(0, x - stock)).sum(), within(1e-12));
        assertThat(law.expectedOnHand(k) * n)
            .isCloseTo(Arrays.stream(units).map(x -> Math.max(0, stock - x)).sum(), within(1e-12));
      }
      int[] sorted = Arrays.stream(units).sorted().toArray();
      assertThat(law.quantile(1 - 1e-9)).isEqualTo(sorted[units.length - 1]);
      assertThat(law.quantile(1e-9)).isEqualTo(sorted[0]);
    }
  }

  @Test
  void shouldBeNoDemandAtAMeanOfZero() {
    for (DemandLaw law : new DemandLaw[] {DemandLaw.of(0, 0), TabledDemand.ofObservations(0, 0)}) {
      assertThat(law.tail(1)).isZero();
      assertThat(law.probability(0)).isEqualTo(1);
      assertThat(law.quantile(0.99)).isZero();
      assertThat(law.expectedOnHand(3)).isEqualTo(3);
    }
  }

  @Test
  void shouldRefuseWhatIsNoLaw() {
    assertThatThrownBy(() -> new PoissonDemand(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new NegativeBinomialDemand(3, 3))
        .hasMessageContaining("above the mean");
    assertThatThrownBy(() -> TabledDemand.ofWeights(0, 0)).hasMessageContaining("sum of weights");
    assertThatThrownBy(() -> TabledDemand.ofWeights(1, -1)).hasMessageContaining("1 units");
    assertThatThrownBy(() -> TabledDemand.ofObservations(2, -2)).hasMessageContaining("-2");
    assertThatThrownBy(() -> TabledDemand.poisson(-2)).hasMessageContaining("-2");
    assertThatThrownBy(() -> TabledDemand.poisson(2).over(0)).hasMessageContaining("periods");
    assertThatThrownBy(() -> new PoissonDemand(1).quantile(1)).hasMessageContaining("1.0");
  }
}

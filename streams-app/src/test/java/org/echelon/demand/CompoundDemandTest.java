package org.echelon.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

class CompoundDemandTest {

  /** Lines added one by one, each weighted by the chance of that many. */
  @Test
  void shouldAgreeWithAddingLinesOneByOne() {
    Random random = Seeds.random(11);
    for (int round = 0; round < 300; round++) {
      double[] weights = random.doubles(1 + random.nextInt(7)).toArray();
      weights[weights.length - 1] += 0.1;
      TabledDemand sizes = TabledDemand.ofWeights(weights);
      double lines = 4 * random.nextDouble();
      double variance = lines * (1 + (round % 2) * 3 * random.nextDouble());
      TabledDemand law =
          round % 2 == 0
              ? CompoundDemand.poisson(lines, sizes)
              : CompoundDemand.negativeBinomial(lines, variance, sizes);
      double[] slow = new double[law.most() + 1];
      DemandLaw count = DemandLaw.of(lines, variance);
      TabledDemand sum = TabledDemand.ofWeights(1);
      for (int n = 0; n == 0 || count.tail(n) > 1e-17; n++) {
        for (int k = 0; k < slow.length; k++) {
          slow[k] += count.probability(n) * sum.probability(k);
        }
        sum = sum.plus(sizes);
      }
      for (int k = 0; k < slow.length; k++) {
        assertThat(law.probability(k)).isCloseTo(slow[k], within(1e-13));
      }
    }
  }

  @Test
  void shouldHaveTheMomentsOfItsLines() {
    TabledDemand sizes = TabledDemand.ofWeights(0, 5, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 4);
    for (double lines : new double[] {0.01, 3, 90, 2500, 30_000}) {
      TabledDemand law = CompoundDemand.poisson(lines, sizes);
      double second = sizes.variance() + sizes.mean() * sizes.mean();
      assertThat(law.mean()).isCloseTo(lines * sizes.mean(), within(1e-11 * law.mean()));
      assertThat(law.variance()).isCloseTo(lines * second, within(1e-10 * law.variance()));
    }
  }

  @Test
  void shouldMakeNegativeBinomialDemandOfLogarithmicLines() {
    for (double ratio : new double[] {1.1, 2, 9}) {
      DemandStream stream = new DemandStream.NegativeBinomial(0.7, ratio);
      TabledDemand byLines = CompoundDemand.poisson(stream.linesPerDay() * 20, stream.lineUnits());
      TabledDemand direct = stream.over(20);
      for (int k = 0; k < 120; k++) {
        assertThat(byLines.tail(k)).isCloseTo(direct.tail(k), within(1e-13));
      }
    }
  }

  @Test
  void shouldStayExactWhereTheChanceOfNoDemandUnderflows() {
    for (double mean : new double[] {550, 650, 5000, 40_000}) {
      TabledDemand law = CompoundDemand.poisson(mean, TabledDemand.ofWeights(0, 1));
      PoissonDemand closed = new PoissonDemand(mean);
      for (int k = (int) (0.9 * mean); k < law.most(); k += 7) {
        assertThat(law.tail(k)).isCloseTo(closed.tail(k), within(1e-10));
      }
    }
  }

  /** Whole dozens leave every other number of units impossible. */
  @Test
  void shouldNotStopInAGapBetweenPossibleNumbers() {
    double[] dozens = new double[61];
    dozens[60] = 1;
    TabledDemand law = CompoundDemand.poisson(2, TabledDemand.ofWeights(dozens));
    PoissonDemand lines = new PoissonDemand(2);
    for (int n = 0; n < 15; n++) {
      assertThat(law.probability(60L * n)).isCloseTo(lines.probability(n), within(1e-15));
      assertThat(law.tail(60L * n + 1)).isCloseTo(lines.tail(n + 1), within(1e-15));
      assertThat(law.probability(60L * n + 1)).isZero();
    }
  }

  @Test
  void shouldBeNoDemandWithoutLinesOrUnits() {
    assertThat(CompoundDemand.poisson(0, TabledDemand.ofWeights(0, 1)).most()).isZero();
    assertThat(CompoundDemand.poisson(3, TabledDemand.ofWeights(1)).most()).isZero();
  }
}

package org.echelon.simulation.gym;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected numbers were printed by NumPy 2.4.6. */
class Pcg64Test {

  @Test
  void shouldGiveTheUniformNumbersOfTheSeed() {
    Pcg64 uniforms = new Pcg64(42);

    assertThat(DoubleStream.generate(uniforms::nextUniform).limit(3))
        .containsExactly(0.7739560485559633, 0.4388784397520523, 0.8585979199113825);
  }

  @Test
  void shouldGiveThePoissonNumbersOfTheSeed() {
    PoissonDraws draws = new PoissonDraws(new Pcg64(123));

    assertThat(LongStream.range(20, 32).map(mean -> draws.next(mean)).toArray())
        .containsExactly(22, 17, 17, 31, 24, 30, 30, 36, 33, 24, 30, 25);
  }

  @Test
  void shouldGiveSmallPoissonNumbersOfTheSeed() {
    PoissonDraws draws = new PoissonDraws(new Pcg64(6066));

    assertThat(LongStream.range(0, 14).map(k -> draws.next(k + 0.5)).toArray())
        .containsExactly(0, 3, 1, 2, 2, 6, 10, 5, 10, 11, 14, 9, 8, 24);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 3, 9.99, 10, 35, 150})
  void shouldDrawWithTheMeanAndVarianceOfAPoissonLaw(double mean) {
    PoissonDraws draws = new PoissonDraws(new Pcg64(7));
    SummaryStatistics drawn = new SummaryStatistics();
    for (int i = 0; i < 100_000; i++) {
      drawn.addValue(draws.next(mean));
    }

    double error = Math.sqrt(mean / drawn.getN());
    assertThat(Math.abs(drawn.getMean() - mean)).isLessThanOrEqualTo(4 * error);
    assertThat(Math.abs(drawn.getVariance() - mean)).isLessThanOrEqualTo(0.03 * mean);
  }
}

package org.echelon.producers.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ChanceTest {
  private static final int DRAWS = 40_000;

  @Test
  void shouldRepeatForTheSameNamesAndDifferForOthers() {
    assertThat(Chance.of(1, "a", "b").uniform()).isEqualTo(Chance.of(1, "a", "b").uniform());
    assertThat(Chance.of(1, "a", "b").uniform()).isNotEqualTo(Chance.of(1, "ab").uniform());
    assertThat(Chance.of(1, "a", "b").uniform()).isNotEqualTo(Chance.of(2, "a", "b").uniform());
  }

  @Test
  void shouldDrawTheMomentsOfEachDistribution() {
    assertMoments(c -> c.gamma(3, 2), 6, 12);
    assertMoments(c -> c.gamma(0.5, 2), 1, 2);
    assertMoments(c -> c.poisson(0.3), 0.3, 0.3);
    assertMoments(c -> c.poisson(75), 75, 75);
    assertMoments(c -> c.negativeBinomial(4, 2.5), 4, 10);
    assertMoments(c -> c.negativeBinomial(4, 1), 4, 4);
    assertMoments(c -> c.index(new double[] {1, 1, 4}), 1.5, 0.75);
  }

  private static void assertMoments(ToDoubleFunction<Chance> draw, double mean, double variance) {
    Chance chance = Chance.of(7, "moments");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double x = draw.applyAsDouble(chance);
      sum += x;
      squares += x * x;
    }
    double seen = sum / DRAWS;
    // Five standard errors of the mean; a tenth of the variance.
    assertThat(seen).isCloseTo(mean, within(5 * Math.sqrt(variance / DRAWS)));
    assertThat(squares / DRAWS - seen * seen).isCloseTo(variance, within(0.1 * variance));
  }
}

package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of decisions read as the format of the platform writes them. */
class FourDecimalsTest {

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        0.00005,
        0.00004999,
        1.00005,
        2.5e-5,
        -2.5e-5,
        0.99995,
        9.99995,
        1e-320,
        123456.78,
        1e14,
        999999999999999.9,
        1e15,
        1e23,
        -3.14159,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.MAX_VALUE,
        Double.MIN_VALUE
      })
  void shouldWriteAsTheFormatDoes(double value) {
    assertThat(FourDecimals.of(value)).isEqualTo(String.format(Locale.ROOT, "%.4f", value));
  }

  @Test
  void shouldWriteAnyNumberAsTheFormatDoes() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      double value = Math.exp(40 * random.nextDouble() - 15);
      double tie = random.nextInt(1_000_000) / 100_000.0;
      assertThat(FourDecimals.of(value)).isEqualTo(String.format(Locale.ROOT, "%.4f", value));
      assertThat(FourDecimals.of(tie)).isEqualTo(String.format(Locale.ROOT, "%.4f", tie));
    }
  }
}

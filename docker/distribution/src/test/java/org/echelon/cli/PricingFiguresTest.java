package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PricingFiguresTest {
  private final PricingFigures.Trial trial = new PricingFigures.Trial(10, 3, 1000, 1e-4);

  @Test
  void shouldKeepWhatASearchTook() {
    PricingFigures figures = trial.time("some", () -> new PricingFigures.Found(1000.05, 8));

    assertThat(figures.calls()).isEqualTo(8);
    assertThat(figures.above()).isBetween(4.9e-5, 5.1e-5);
    assertThat(figures.seconds().repeats()).isEqualTo(3);
    assertThat(figures.seconds().low()).isLessThanOrEqualTo(figures.seconds().median());
  }

  @Test
  void shouldRefuseABoundThatLiesTooHigh() {
    assertThatThrownBy(() -> trial.time("some", () -> new PricingFigures.Found(1000.2, 8)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("some at 10 SKUs ended at a bound of 1000.2");
  }

  @Test
  void shouldRefuseABoundBelowTheBestKnown() {
    assertThatThrownBy(() -> trial.time("some", () -> new PricingFigures.Found(999.9, 8)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("best known of 1000");
  }

  @Test
  void shouldTakeTheMiddleOfAnEvenNumber() {
    PricingFigures.Spread spread = PricingFigures.Spread.of(new double[] {4, 1, 3, 2});

    assertThat(spread.median()).isEqualTo(2.5);
    assertThat(spread.low()).isEqualTo(1);
    assertThat(spread.high()).isEqualTo(4);
  }
}

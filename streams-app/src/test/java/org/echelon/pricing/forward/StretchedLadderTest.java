package org.echelon.pricing.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.echelon.valuation.NodeLadder;
import org.junit.jupiter.api.Test;

class StretchedLadderTest {
  private static final NodeLadder LADDER =
      new NodeLadder(
          2,
          1,
          1.5,
          3,
          4,
          0.8,
          1,
          0.01,
          1,
          new double[] {6, 2},
          new double[] {0.3, 0.2},
          new double[][] {{0.7, 0.3, 0.1, 0.02}, {0.8, 0.5, 0.2, 0.05}});

  @Test
  void shouldServeExactlySoManyTimesAsMuch() {
    for (double ratio : new double[] {0.25, 0.6, 1.4, 3}) {
      NodeLadder stretched = StretchedLadder.of(LADDER, ratio);

      for (int j = 0; j < 2; j++) {
        assertThat(Arrays.stream(stretched.tails()[j]).sum())
            .isCloseTo(ratio * Arrays.stream(LADDER.tails()[j]).sum(), within(1e-12));
        assertThat(stretched.rates()[j]).isEqualTo(ratio * LADDER.rates()[j]);
      }
    }
  }

  @Test
  void shouldKeepMarginsFallingAndTailsShares() {
    for (double ratio : new double[] {0.25, 0.6, 1.4, 3}) {
      NodeLadder stretched = StretchedLadder.of(LADDER, ratio);

      for (int x = 0; x < stretched.levels(); x++) {
        assertThat(stretched.tails()[0][x]).isBetween(0.0, stretched.tails()[1][x] + 1e-12);
        assertThat(stretched.tails()[1][x]).isLessThanOrEqualTo(1);
        if (x > 0) {
          assertThat(stretched.margin(x, 0.5, 0.01))
              .isLessThanOrEqualTo(stretched.margin(x - 1, 0.5, 0.01) + 1e-12);
        }
      }
    }
  }

  @Test
  void shouldBeTheLadderItselfForTheSameDemand() {
    assertThat(StretchedLadder.of(LADDER, 1)).isSameAs(LADDER);
  }
}

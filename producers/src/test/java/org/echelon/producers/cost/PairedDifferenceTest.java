package org.echelon.producers.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Known intervals of small samples. */
class PairedDifferenceTest {

  @Test
  void shouldGiveTheIntervalOfATable() {
    PairedDifference pair =
        PairedDifference.absolute(List.of(10.0, 20.0, 30.0), List.of(11.0, 22.0, 33.0));

    // Differences 1, 2, 3: sd 1, t(0.975, 2) = 4.3027.
    assertThat(pair.mean()).isCloseTo(2, within(1e-12));
    assertThat(pair.high() - 2).isCloseTo(4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(pair.low()).isCloseTo(4 - pair.high(), within(1e-12));
    assertThat(pair.noise()).isTrue();
  }

  @Test
  void shouldCompareWithTheFirst() {
    PairedDifference pair = PairedDifference.relative(List.of(100.0, 200.0), List.of(110.0, 222.0));

    assertThat(pair.mean()).isCloseTo(0.105, within(1e-12));
    assertThat(pair.noise()).isFalse();
  }

  @Test
  void shouldKnowNothingFromOneSeed() {
    assertThat(PairedDifference.relative(List.of(1.0), List.of(2.0)).noise()).isTrue();
  }
}

package org.echelon.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WeeksAheadTest {

  @Test
  void shouldBeSteadyWhereNoWeekDiffersOrNothingIsSoldNow() {
    assertThat(WeeksAhead.of(3, new double[] {5, 5, 5})).isSameAs(WeeksAhead.STEADY);
    assertThat(WeeksAhead.of(3, new double[] {0, 5, 5})).isSameAs(WeeksAhead.STEADY);
    assertThat(WeeksAhead.STEADY.mean(11, 4)).isEqualTo(1);
  }

  @Test
  void shouldWeighWeeksByTheDaysThatASpanHasInThem() {
    WeeksAhead ahead = WeeksAhead.of(5, new double[] {10, 30, 20});

    assertThat(ahead.mean(0, 2)).isEqualTo(1);
    assertThat(ahead.mean(0, 4)).isCloseTo((2 * 1 + 2 * 3) / 4.0, within(1e-12));
    assertThat(ahead.mean(1, 4)).isCloseTo((1 * 1 + 3 * 3) / 4.0, within(1e-12));
    assertThat(ahead.mean(0, 11)).isCloseTo((2 * 1 + 7 * 3 + 2 * 2) / 11.0, within(1e-12));
    assertThat(ahead.mean(100, 7)).as("after the last week").isEqualTo(2);
    assertThat(ahead.mean(2, 0)).as("an instant").isEqualTo(3);
  }

  @Test
  void shouldRefuseWhatIsNoDemand() {
    assertThatThrownBy(() -> new WeeksAhead(7, new double[] {1}))
        .hasMessageContaining("7 days of a week");
    assertThatThrownBy(() -> new WeeksAhead(0, new double[] {1, -1})).hasMessageContaining("-1.0");
  }
}
